import { describe, expect, it } from "vitest";
import { findSecrets } from "../../lib/karpenter/secrets.js";
import { LINEAR, growth } from "../growth.js";

function join(...pieces: string[]): string {
  return pieces.join("");
}

// In pieces, so that no scanner takes this file for a leak.
const ACCESS_KEY = join("AKIA", "Z3MN5QRSTUVW2X4Y");
const SECRET_KEY = join("q7Vb2", "NcXz9LmKj8HgFdSa5PoIu6YtReWq4Zx1CvB");
const HEX = join("3f9c0d7e", "51b2486fa0c7d9e8b1a26354");
const PASSWORD = "Kx9!vQ2p";
const GITHUB = join("ghp_", "Q7vB2nCxZ9LmKj8HgFdSa5PoIu6YtReWq4Zx");
const SLACK = join("xoxb-", "263594206564-2343594206574", "-FGqddMF8t08v8N7Oq4i57vs1");
const WEBHOOK = join("https://hooks.slack.com/", "services/T02GB7K1P/B03JQ8R4M", "/a8Kd02LmPq93ZtYvXw1NbC4e");
const JWT = join("eyJhbGciOiJIUzI1NiIs.", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", ".dozjgNryP4J3jVmNHl0w5N");
const DOCKER_AUTH = btoa(`robot.ci:${PASSWORD}`);
const TAILSCALE = join("tskey-", "auth-kFGh12CNTRL-", HEX);
const PEM = "-----BEGIN RSA PRIVATE KEY-----";

/** Each secret, as it stands in the text. */
function found(text: string): string[] {
  return findSecrets(text).map(({ what, range }) => `${what}: ${text.slice(...range)}`);
}

describe("secrets", () => {
  it.each<[script: string, ...secrets: string[]]>([
    // Shell.
    [`export DB_PASSWORD=${PASSWORD}`, `the value of \`DB_PASSWORD\`: ${PASSWORD}`],
    [`DB_PASSWORD='${PASSWORD}' ./run`, `the value of \`DB_PASSWORD\`: ${PASSWORD}`],
    ["DB_PASSWORD='a;b|c(d)'", "the value of `DB_PASSWORD`: a;b|c(d)"],
    ["PASSWORD=letmein && ./run", "the value of `PASSWORD`: letmein"],
    [`docker run -e DB_PASSWORD=${PASSWORD} -d app`, `the value of \`DB_PASSWORD\`: ${PASSWORD}`],
    [`docker login -u bot --password ${PASSWORD} registry.acme.io`, `the value of \`password\`: ${PASSWORD}`],
    [`helm upgrade x --set auth.password=${PASSWORD},tls=true`, `the value of \`auth.password\`: ${PASSWORD}`],
    [`kubectl create secret generic x --from-literal=password=${PASSWORD}`, `the value of \`password\`: ${PASSWORD}`],
    [`curl -d '{"api_key":"${HEX}"}' https://x.acme.io`, `the key \`api_key\`: ${HEX}`],
    [`curl -d "{\\"api_key\\":\\"${HEX}\\"}" https://x.acme.io`, `the key \`api_key\`: ${HEX}`],
    [`curl -s -u admin:${PASSWORD} https://nexus.acme.io`, `a password: ${PASSWORD}`],
    [`curl -H "Authorization: Bearer ${JWT}"`, `a JSON Web Token: ${JWT}`],
    [`git clone https://oauth2:${PASSWORD}@gitlab.acme.io/x.git`, `a password in a URL: ${PASSWORD}`],
    [`export https_proxy=http://svc:${PASSWORD}@proxy:3128`, `a password in a URL: ${PASSWORD}`],
    [`REDIS=redis://:${PASSWORD}@cache:6379/0`, `a password in a URL: ${PASSWORD}`],
    [`echo "ec2-user:${PASSWORD}" | sudo chpasswd`, `a password: ${PASSWORD}`],
    [`chpasswd <<< 'root:${PASSWORD}'`, `a password: ${PASSWORD}`],
    [`mount -t cifs //nas/x /x -o username=svc,password=${PASSWORD}`, `the value of \`password\`: ${PASSWORD}`],
    [`aws configure set aws_secret_access_key ${SECRET_KEY}`, `the key \`aws_secret_access_key\`: ${SECRET_KEY}`],
    [
      `AWS_ACCESS_KEY_ID=${ACCESS_KEY}\nAWS_SECRET_ACCESS_KEY=${SECRET_KEY}`,
      `an AWS access key: ${ACCESS_KEY}`,
      `the key \`AWS_SECRET_ACCESS_KEY\`: ${SECRET_KEY}`,
    ],
    ["kubeadm join 10.0.0.1:6443 --token 9a4kd1.0123456789abcdef", "the value of `token`: 9a4kd1.0123456789abcdef"],
    // Agents.
    [`DD_API_KEY=${HEX} DD_SITE="datadoghq.eu" bash -c "$(curl -L https://x)"`, `the key \`DD_API_KEY\`: ${HEX}`],
    [`DD_APP_KEY=${HEX}`, `the key \`DD_APP_KEY\`: ${HEX}`],
    [`echo "license_key: ${HEX}" | tee -a /etc/newrelic-infra.yml`, `the key \`license_key\`: ${HEX}`],
    [`FALCON_CLIENT_SECRET="${HEX}"`, `the value of \`FALCON_CLIENT_SECRET\`: ${HEX}`],
    [`elastic-agent install --enrollment-token=${HEX}==`, `the value of \`enrollment-token\`: ${HEX}==`],
    [`Environment="SPLUNK_TOKEN=${HEX}"`, `the value of \`SPLUNK_TOKEN\`: ${HEX}`],
    [`tailscale up --authkey ${TAILSCALE}`, `a Tailscale key: ${TAILSCALE}`],
    [`export TOKEN=${GITHUB}`, `a GitHub token: ${GITHUB}`],
    [`notify ${SLACK} ${WEBHOOK}`, `a Slack token: ${SLACK}`, `a Slack webhook: ${WEBHOOK}`],
    [`cat > k <<E\n${PEM}\nMIIEpAIBAAKCAQEA7Vb2NcXz\nE`, `a private key: ${PEM}`],
    [`{"key":"${PEM}\\nMIIEpAIBAAKCAQEA7Vb2NcXz\\n"}`, `a private key: ${PEM}`],
    // YAML, TOML, JSON, INI.
    [`write_files:\n  - password: ${PASSWORD} # old`, `the value of \`password\`: ${PASSWORD}`],
    ["db:\n  password: letmein\r\n", "the value of `password`: letmein"],
    [`{"username": "x", "password" : "${PASSWORD}"}`, `the value of \`password\`: ${PASSWORD}`],
    [`{"auths": {"registry.acme.io": {"auth": "${DOCKER_AUTH}"}}}`, `a password for a registry: ${DOCKER_AUTH}`],
    [
      `[[settings.container-registry.credentials]]\nregistry = "acme.io"\nauth = "${DOCKER_AUTH}"`,
      `a password for a registry: ${DOCKER_AUTH}`,
    ],
    [
      '[settings.kubernetes]\nbootstrap-token = "9a4kd1.0123456789abcdef"',
      "the value of `bootstrap-token`: 9a4kd1.0123456789abcdef",
    ],
    [`[client]\npassword = ${PASSWORD}`, `the value of \`password\`: ${PASSWORD}`],
    [`PrivateKey   = ${SECRET_KEY}=`, `the key \`PrivateKey\`: ${SECRET_KEY}=`],
    // PowerShell.
    [`$env:DD_API_KEY = "${HEX}"`, `the key \`DD_API_KEY\`: ${HEX}`],
    [`$Password = '${PASSWORD}'`, `the value of \`Password\`: ${PASSWORD}`],
    [`$p = ConvertTo-SecureString "${PASSWORD}" -AsPlainText -Force`, `a password: ${PASSWORD}`],
    // Several, and one next to an innocent one.
    [
      `user=x password=${PASSWORD}\r\n\r\ntoken=${HEX}`,
      `the value of \`password\`: ${PASSWORD}`,
      `the value of \`token\`: ${HEX}`,
    ],
  ])("%j", (script, ...secrets) => {
    expect(found(script)).toEqual(secrets);
  });
});

const nodeadm = `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="//"

--//
Content-Type: application/node.eks.aws

apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: payments-prod-eu-west-1
    apiServerEndpoint: https://9F2C7B1E4D5A60837A1B2C3D4E5F6071.gr7.eu-west-1.eks.amazonaws.com
    certificateAuthority: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSURCVENDQWUyZ0F3SUJBZ0lJ
    cidr: 172.20.0.0/16
  kubelet:
    config:
      maxPods: 110
    flags:
      - --node-labels=app.acme.io/secret=enabled,eks.amazonaws.com/nodegroup=main-2024
--//--
`;

const imds = `#!/bin/bash
set -euo pipefail
TOKEN=$(curl -sX PUT "http://169.254.169.254/latest/api/token" -H "X-aws-ec2-metadata-token-ttl-seconds: 21600")
REGION=$(curl -sH "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data/placement/region)
INSTANCE=\`curl -s -H "X-aws-ec2-metadata-token: \${TOKEN}" http://169.254.169.254/latest/meta-data/instance-id\`
export DB_PASSWORD=$(aws ssm get-parameter --name /prod/db/password --with-decryption --query Parameter.Value --output text)
API_KEY="$(aws secretsmanager get-secret-value --secret-id prod/datadog/api-key-2024 --query SecretString --output text)"
aws ecr get-login-password --region "$REGION" | docker login --username AWS --password-stdin 210987654321.dkr.ecr.eu-west-1.amazonaws.com
/etc/eks/bootstrap.sh payments --b64-cluster-ca LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t --apiserver-endpoint https://x.eks.amazonaws.com \\
  --kubelet-extra-args '--authentication-token-webhook=true --tls-private-key-file=/var/lib/kubelet/pki/kubelet.key'
`;

const bottlerocket = `[settings.kubernetes]
cluster-name = "payments"
api-server = "https://9F2C7B1E4D5A60837A1B2C3D4E5F6071.gr7.eu-west-1.eks.amazonaws.com"
cluster-certificate = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSURCVENDQWUyZ0F3SUJBZ0lJ"
authentication-mode = "aws"
server-tls-bootstrap = false
[settings.kubernetes.credential-providers.ecr-credential-provider]
enabled = true
cache-duration = "30m"
[settings.host-containers.admin]
enabled = true
user-data = "eyJzc2giOnsiYXV0aG9yaXplZC1rZXlzIjpbInNzaC1lZDI1NTE5IEFBQUFDM056YUMxbFpESSJdfX0="
[settings.pki.corporate]
data = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t"
trusted = true
`;

const powershell = `<powershell>
[string]$token = Invoke-RestMethod -Headers @{"X-aws-ec2-metadata-token-ttl-seconds" = "21600"} -Method PUT -Uri http://169.254.169.254/latest/api/token
$secret = Get-SECSecretValue -SecretId prod/windows/join-2024
$password = ConvertTo-SecureString $secret.SecretString -AsPlainText -Force
$env:DD_API_KEY = (Get-SSMParameterValue -Name /dd/api-key -WithDecryption $true).Parameters[0].Value
& $EKSBootstrapScriptFile -EKSClusterName payments -Base64ClusterCA LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
$pwd = "C:/ProgramData/Amazon"
Set-LocalUser -Name svc -Password $password
</powershell>
`;

describe("no secrets", () => {
  it.each<[script: string]>([
    [nodeadm],
    [imds],
    [bottlerocket],
    [powershell],
    [""],
    // From elsewhere.
    ['PASSWORD="$DB_PASSWORD"'],
    ["PASSWORD=${DB_PASSWORD:-$(generate)}"],
    ["PASSWORD=prefix-$SUFFIX"],
    ['PASSWORD="s3cr3t-${ENVIRONMENT}"'],
    ["PASSWORD=pre_fix$(openssl rand -hex 8)"],
    ["PASSWORD=`pwgen 32 1`"],
    ["${DB_PASSWORD:?must-be-set}"],
    ["password: {{ .Values.password }}"],
    ['password: "{{.Values.password}}"'],
    ["password: '${db_password}'"],
    ["DD_API_KEY=ENC[k8s_secret@datadog/api/key1]"],
    ['api_key: "ENC[k8s_secret@datadog/api/key1]"'],
    ["DB_PASSWORD=arn:aws:secretsmanager:eu-west-1:210987654321:secret:prod/db-AbCdEf"],
    ["DB_PASSWORD=op://prod/db/password"],
    ["DB_SECRET=prod/app/db-credentials-2024"],
    ["api_token=datadog-agent-token-v2-2024"],
    ["REGISTRY_TOKEN=/run/secrets/registry-token-2024"],
    ["token: registry-pull-token"],
    ["imagePullSecret: registry-credentials-7h9f2bk4m8"],
    ["kubectl -n kube-system get secret default-token-x7k2p9 -o json"],
    ["docker run -v /etc/passwd:/etc/passwd:ro app"],
    ['echo "$USER:$PASSWORD" | chpasswd'],
    ["echo 'svc:$6$rounds=4096$abc$def' | chpasswd -e"],
    ["curl -u $USER:$PASSWORD https://nexus.acme.io"],
    ["docker run -u app:appgroup nginx"],
    ["git clone https://x-access-token:${TOKEN}@github.com/acme/x.git"],
    ["git clone https://user:<password>@github.com/acme/x.git"],
    ["docker pull docker://nginx:1.25.3@sha256:0d17b565c37bcbd895e9d92315a05c1c3c9a29f762b011a10c54a66cd53c9b31"],
    // Not set, or typed in.
    ["psql --no-password mydatabase"],
    ["mysql --password --host=db1.internal.acme.io"],
    ["sudo --askpass --prompt=password: systemctl restart kubelet"],
    ['read -rsp "Password: " password'],
    ["password = none\npassword: optional\nsecret: disabled"],
    ["keytool -import -Djavax.net.ssl.trustStorePassword=changeit"],
    ["PASSWORD=********"],
    ["PASSWORD=REPLACE_ME_PLEASE API_KEY=your-api-key-goes-here-1234"],
    ["PASSWORD=__DB_PASSWORD__"],
    ["TOKEN=xxxxxxxxxxxxxxxxxxxx1234"],
    ["AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
    ["curl -X POST https://hooks.slack.com/services/XXXXXXXXX/XXXXXXXXX/XXXXXXXXXXXXXXXX"],
    // Configuration.
    ["sed -i 's/^#*PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config"],
    ["PermitEmptyPasswords no\nAuthorizedKeysFile .ssh/authorized_keys\nHostKey /etc/ssh/ssh_host_ed25519_key"],
    ["passwd: files systemd\npasswd:     compat systemd\nshadow: files"],
    ["password requisite pam_pwquality.so retry=3\npassword sufficient pam_unix.so sha512 shadow"],
    ["ec2-user ALL=(ALL) NOPASSWD:ALL\nssm-user ALL=(ALL) NOPASSWD:SETENV:ALL"],
    ["passwd --lock ec2-user; usermod --password '*' root; getent passwd ec2-user"],
    ["gpgkey=https://yum.datadoghq.com/DATADOG_RPM_KEY_CURRENT.public gpgcheck=1"],
    ["signing_key = 3AA5C34371567BD2"],
    ["encryption-key: mrk-1234abcd12ab34cd56ef1234567890ab"],
    ["ssh_authorized_keys:\n  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8vK2 ops@acme.io"],
    ["PublicKey = yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk="],
    ["-----BEGIN CERTIFICATE-----\nMIIDBTCCAe2gAwIBAgIIQ7Vb2NcXz\n-----END CERTIFICATE-----"],
    ["kubeadm join --discovery-token-ca-cert-hash sha256:0d17b565c37bcbd895e9d92315a05c1c3c9a29f762b011a10c54a66c"],
    ["/opt/CrowdStrike/falconctl -s --cid=3F9C0D7E51B2486FA0C7D9E8B1A26354-AB --provisioning-token=3F9C0D7E"],
    ["gitlab-runner register --token-file /etc/glrt-runner-registration-token-prod"],
    ["aws kms create-key --tags TagKey=team,TagValue=platform --key-spec SYMMETRIC_DEFAULT"],
    ['aws s3api list-objects --page-size 100 --next-token "$NEXT" --secret-id prod/db/password-AbCdEf1'],
    // Code and prose.
    ["# password: hunter22\n// token=0123456789abcdefabcd\n; password = hunter22\nREM set PASSWORD=hunter22"],
    ["# proxies look like http://user:password1@proxy:3128"],
    ["curl http://user:pass@proxy"],
    ['echo "Fetching the password: please wait"\necho "password: fetched from SSM"'],
    ['if [ "$PASSWORD" = "expected" ]; then exit 1; fi\nif [[ $PASSWORD = expected ]]; then exit; fi'],
    ['if [ "$PASSWORD" == "expected" ]; then :; fi'],
    ["password = os.environ['DB_PASSWORD']\ntoken = json.loads(body)['token']"],
    ["password = args.password\nconnect(user=user, password=password, token=token)"],
    ['{"password": password, "token": null}'],
    ["grep -q -- '-----BEGIN RSA PRIVATE KEY-----' /etc/pki/key.pem"],
    ["printf -- '-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----' \"$KEY\""],
    ["jq -r '.SecretString | fromjson | .password' secret.json"],
    ['aws ecr get-authorization-token --query "authorizationData[].authorizationToken" --output text'],
    ['"auth": "aHR0cHM6Ly9hY21lLmlv"'],
    ["cd $PWD; OLDPWD=/opt/app; pwd"],
  ])("%j", (script) => {
    expect(found(script)).toEqual([]);
  });
});

it("any number of them is found", () => {
  expect(findSecrets("https://a:hunter22@b ".repeat(150_000))).toHaveLength(150_000);
});

it("anything takes a time that grows with its length", () => {
  const pieces = [
    "a", "-", " ", "a=", "a a ", "a:", "=", "://a:", "https://a:", "eyJ", "eyJaaaaaaaaaaaa.", "token=", "token =", "token: ",
    'token="', "token='\"", "password=$", "password=a(", '"password" ', "password  ", "a.", "a_", "AKIA", "ghp_", "github_pat_",
    "glpat-", "hvs.", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----\\n", "curl -u a:", "echo a:", "chpasswd <<< a:", "Authorization: ",
    "password=hunter22 ", "https://a:hunter22@b ", "[ ", "passwordsecret", "a-b.", "https://hooks.slack.com/services/",
  ]; // prettier-ignore
  const slow = pieces.flatMap((piece) => {
    const ratio = growth(25_000, (length) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      findSecrets(text);
      findSecrets(`token='${text}`);
    });
    return ratio < LINEAR ? [] : [`${piece}: ${String(ratio)}`];
  });
  expect(slow).toEqual([]);
});

it("16 characters are enough to look random, and 15 are not", () => {
  expect(findSecrets('token: "a1b2c3d4e5f6a7b8"')).toHaveLength(1);
  expect(findSecrets('token: "a1b2c3d4e5f6a7b"')).toHaveLength(0);
});
