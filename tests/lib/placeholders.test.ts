import { describe, expect, it } from "vitest";
import { findPlaceholder } from "../../lib/karpenter/placeholders/find.js";
import { LINEAR, growth } from "../growth.js";

function find(value: string, key = "x", isKarpenter = false): string {
  const found = findPlaceholder(value, { key, isKarpenter });
  return found ? `${found.kind}: ${found.text}` : "nothing";
}

describe("leftovers", () => {
  it.each<[value: string, found: string, key?: string]>([
    ["REPLACE_WITH_YOUR_EKS_CLUSTER_ENDPOINT", "REPLACE_WITH_YOUR_EKS_CLUSTER_ENDPOINT"],
    ["https://REPLACE_ME.gr7.us-east-1.eks.amazonaws.com", "REPLACE_ME"],
    ["KarpenterNodeRole-REPLACE_CLUSTER", "REPLACE_CLUSTER"],
    ["REPLACE_REGISTRY/tools:7", "REPLACE_REGISTRY"],
    ["replace-with-your-role", "replace-with-your-role"],
    ["ReplaceMe", "ReplaceMe"],
    ["KarpenterNodeRole-CLUSTER_NAME_TO_REPLACE", "CLUSTER_NAME_TO_REPLACE"],
    ["AMI_TO_BE_SET", "AMI_TO_BE_SET"],
    ["CHANGEME", "CHANGEME"],
    ["CHANGE-ME", "CHANGE-ME"],
    ["CHANGE_ME_LATER", "CHANGE_ME_LATER"],
    ["changeme", "changeme"],
    ["change-me-please", "change-me-please"],
    ["ChangeMeNow!", "ChangeMeNow"],
    ["arn:aws:kms:us-east-1:210987654321:key/YOUR_KMS_KEY_ID", "YOUR_KMS_KEY_ID"],
    ["https://github.com/YOUR_ORG/YOUR_REPO.git", "YOUR_ORG"],
    ["https://github.com/YOURNAME/YOURREPO.git", "YOURNAME"],
    ["KarpenterNodeRole-YOUR-CLUSTER-NAME", "YOUR-CLUSTER-NAME"],
    ["KarpenterNodeRole-YourClusterName", "YourClusterName"],
    ["your-cluster-name", "your-cluster-name"],
    ["KarpenterNodeRole-your-cluster", "your-cluster"],
    ["https://github.com/your-org/your-app.git", "your-org"],
    ["https://github.com/yourorg/gitops.git", "yourorg"],
    ["api.prod.yourdomain.com", "yourdomain"],
    ["api.your-domain.com", "your-domain"],
    ["#your-slack-channel", "your-slack-channel"],
    ["PLACEHOLDER", "PLACEHOLDER"],
    ["al2023@ALIAS_PLACEHOLDER", "ALIAS_PLACEHOLDER"],
    ["KarpenterNodeRole-CLUSTER_PLACEHOLDER", "CLUSTER_PLACEHOLDER"],
    ["vpc-placeholder", "vpc-placeholder", "vpcId"],
    ["placeholder", "placeholder", "clusterName"],
    ["placeholder-cluster", "placeholder-cluster"],
    ["TODO", "TODO"],
    ["FIXME", "FIXME"],
    ["TBD", "TBD"],
    ["TODO_CLUSTER_NAME", "TODO_CLUSTER_NAME"],
    ["FILL_ME_IN", "FILL_ME_IN"],
    ["https://github.com/acme/GITHUB_REPO_HERE.git", "GITHUB_REPO_HERE"],
    ["<cluster_name>", "<cluster_name>"],
    ["<<CLUSTER_NAME>>", "<<CLUSTER_NAME>>"],
    ["<KarpenterControllerRoleArn>", "<KarpenterControllerRoleArn>"],
    ["https://<your-cluster-endpoint>", "your-cluster-endpoint"],
    ["arn:aws:iam::<account-id>:role/karpenter", "<account-id>"],
    ["https://github.com/<org>/<repo>", "<org>"],
    ["<path to the manifests>", "<path to the manifests>"],
    ["<https://...eks.amazonaws.com>", "<https://...eks.amazonaws.com>"],
    ["https://...", "..."],
    ["arn:aws:iam::210987654321:role/...", "..."],
    ["https://github.com/[USERNAME]/web-app.git", "[USERNAME]"],
    ["https://github.com/ORG/REPO.git", "ORG"],
    ["https://XXXX.gr7.us-east-1.eks.amazonaws.com", "XXXX"],
    ["https://ABCXXXXX.gr7.us-east-1.eks.amazonaws.com", "ABCXXXXX"],
    ["arn:aws:iam::XXXXXXXXXXXX:role/x", "XXXXXXXXXXXX"],
    ["arn:aws:kms:us-east-1:210987654321:key/mrk-xxx", "xxx"],
    ["subnet-xxx", "xxx"],
    ["subnet-yyyyy", "subnet-yyyyy"],
    ["ami-0abcxxxx", "ami-0abcxxxx"],
    ["vpc-xxxxxxxx", "xxxxxxxx"],
    ["https://CLUSTER_ENDPOINT.eks.us-east-1.amazonaws.com", "CLUSTER_ENDPOINT"],
    ["arn:aws:iam::ACCOUNT_ID:role/karpenter-controller", "ACCOUNT_ID"],
    ["arn:aws:iam::ACCOUNT:role/karpenter-controller", "ACCOUNT"],
    ["KarpenterNodeRole-CLUSTER_NAME", "CLUSTER_NAME"],
    ["CLUSTER_NAME", "CLUSTER_NAME", "clusterName"],
    ["VPC_ID", "VPC_ID", "vpcId"],
    ["REPO_URL", "REPO_URL", "repoURL"],
  ])("%s", (value, found, key) => {
    expect(find(value, key)).toBe(`placeholderInside: ${found}`);
  });

  it.each([
    ["arn:aws:iam::123456789012:role/x", "exampleAccount: 123456789012"],
    ["arn:aws-cn:kms:cn-north-1:111122223333:key/x", "exampleAccount: 111122223333"],
    ["arn:aws:iam::000000000000:role/x", "exampleAccount: 000000000000"],
    ["123456789012.dkr.ecr.us-east-1.amazonaws.com/app", "exampleAccount: 123456789012"],
    ["https://sqs.us-east-1.amazonaws.com/111122223333/karpenter", "exampleAccount: 111122223333"],
    ["arn:aws:iam:::role/x", "emptyAccount: arn:aws:iam:::"],
    ["grafana.example.com", "exampleHost: example.com"],
    ["https://s3.example.org:9000/x", "exampleHost: example.org"],
    ["admin@example.com", "exampleHost: example.com"],
    ["example.com", "exampleHost: example.com"],
  ])("%s", (value, found) => {
    expect(find(value)).toBe(found);
  });

  it("are bare names in Karpenter's own fields, whatever the key", () => {
    expect(find("KARPENTER_NODE_ROLE", "role", true)).toBe("placeholderInside: KARPENTER_NODE_ROLE");
    expect(find("CLUSTER_NAME", "karpenter.sh/discovery", true)).toBe("placeholderInside: CLUSTER_NAME");
  });

  it("may be a block scalar of one line", () => {
    expect(find("TODO\n")).toBe("placeholderInside: TODO");
  });
});

describe("real values", () => {
  it.each<[value: string, key?: string]>([
    // Names and words that only look like it.
    ["replacement"],
    ["irreplaceable"],
    ["Replace=true"],
    ["FORCE_REPLACE"],
    ["CREATE_OR_REPLACE"],
    ["REPLACE"],
    ["REPLACE_ALL"],
    ["blue-green-replacement"],
    ["exchange-messages"],
    ["change-metrics"],
    ["changelog"],
    ["CHANGEMENT"],
    ["interchangeme"],
    ["my-cluster"],
    ["my-eks-cluster"],
    ["setup-your-account-service"],
    ["yourls"],
    ["https://charts.yourls.org"],
    ["acme/your_spotify_server"],
    ["https://github.com/yourbase/cli.git"],
    ["https://github.com/YourKit/charts"],
    ["todo-app"],
    ["https://todoist.com/api"],
    ["example-apps"],
    ["sample-app"],
    ["dummy0"],
    ["minimum-cluster"],
    ["here"],
    ["UPPER"],
    ["SCHEDULE"],
    ["HEAD"],
    ["ON_DEMAND"],
    ["LOAD_BALANCER"],
    // Sentences about placeholders.
    ["TODO: migrate once the quota is raised"],
    ["Welcome to your cluster"],
    ["Please change me after the login"],
    ["Enter your e-mail address"],
    ["Placeholder text of the search box"],
    ["line one\nREPLACE_ME here\n"],
    // Names of variables and of keys.
    ["CLUSTER_NAME", "name"],
    ["ACCOUNT_ID", "value"],
    ["CLUSTER_ENDPOINT", "key"],
    ["/data/CLUSTER_NAME"],
    [".data.ACCOUNT_ID"],
    ["POSTGRES_PASSWORD", "existingSecretPasswordKey"],
    // Placeholder pods.
    ["placeholder", "name"],
    ["overprovisioning-placeholder"],
    ["placeholder-pods"],
    ["user-placeholder"],
    ["values-placeholder.yaml"],
    // Markup, patterns, queries.
    ["<none>"],
    ["<no value>"],
    ["<br>"],
    ["<b>x</b>"],
    ["<img src=x/>"],
    [">=1.2.3 <2.0.0"],
    ["a < b and c > d"],
    ["up == 0 and (time() - boot) > 300"],
    ["(?<year>\\d{4})"],
    ["^(?P<namespace>[^_]+)$"],
    ["List<String>"],
    ["<path:kv/data/x#role>"],
    ["<http|https>://"],
    ["<https://status.acme.io>"],
    ["[ERROR]"],
    ["[::1]:8080"],
    ["https://host/[^/]*/x"],
    ["containers[].resources"],
    ["^[A-Z]{4}-x{4}$"],
    ["[%START_TIME%] %PROTOCOL%"],
    ["YYYY-MM-DD"],
    ["__meta_kubernetes_pod"],
    ["__CLUSTER__"],
    // Runs of letters.
    ["1.x.x"],
    ["v1.xx"],
    ["*.xxx"],
    ["xxl"],
    ["m5.24xlarge"],
    ["sha256:deadbeefxx00"],
    ["AgBXXXk2YourZm9vTODOxx=="],
    // Accounts and ARNs.
    ["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"],
    ["arn:aws:s3:::my-bucket/logs"],
    ["arn:aws:ssm:us-east-1::parameter/aws/service/x"],
    ["arn:aws:ec2:us-east-1::image/ami-0abc1234def567890"],
    ["arn:aws:elasticloadbalancing:*:*:loadbalancer/*"],
    ["arn:aws:iam::210987654321:role/x"],
    ["123456789012"],
    // Domains that are no hosts, and hosts that aren't it.
    ["example.com/gpu"],
    ["node.example.com/type"],
    ["example.com", "key"],
    ["example.com", "group"],
    ["https://example-corp.com"],
    ["https://myexample.com"],
    ["https://example.company.net"],
    ["jane@corp.net"],
    ["https://github.com/argoproj/argocd-example-apps.git"],
    ["./..."],
    [""],
  ])("%s (%s)", (value, key) => {
    expect(find(value, key)).toBe("nothing");
  });
});

// The linter's own rules look at each regular expression; this looks at all of them together.
it.each([
  "<",
  "<a ",
  "{{",
  "your-",
  "x",
  "arn:aws:",
  "A_",
  "-",
  "REPLACE_",
  "example.",
  "a.",
  " ",
  "https://",
  "[a",
  "/ORG",
  "1",
])("takes linear time for a run of %s", (piece) => {
  const run = (length: number) => {
    const text = piece.repeat(length / piece.length);
    find(text);
    find(`https://${text}`);
    find(text, "clusterName", true);
  };
  expect(growth(25_000, run)).toBeLessThan(LINEAR);
});
