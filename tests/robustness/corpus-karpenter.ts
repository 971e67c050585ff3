/** Manifests of Karpenter, with much to report in them and in all styles of YAML. */
export const karpenterManifests: readonly string[] = [
  `# A class with most of what the rules look at.
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: { name: busy, labels: { team: "your-team" } } # flow
spec:
  amiFamily: AL2023
  role: arn:aws:iam::123456789012:role/KarpenterNodeRole-YOUR_CLUSTER_NAME
  amiSelectorTerms:
    - id: ami-0a1b2c3d4e5f60718 # frozen last spring
    # another region
    - id: "ami-00000000000000001"
      name: old
    - tags: {app: web}
  metadataOptions:
    httpEndpoint: enabled
    httpTokens: optional # an agent asks for it
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs: # root
        volumeSize: 20Gi
        encrypted: no
    - deviceName: /dev/xvdb
      ebs: {volumeSize: 1Gi}
    - ebs:
        snapshotID: snap-xxxxxxxx
      deviceName: /dev/xvdc
    - deviceName: /dev/xvdd
      ebs:
        encrypted:
        kmsKeyID: |
          arn:aws:kms:eu-west-1::key/1
  tags:
    owner: <your-name>
    url: https://docs.example.com/path
`,
  `apiVersion: "karpenter.k8s.aws/v1beta1"
'kind': 'EC2NodeClass'
"spec":
  ? "metadataOptions"
  : "httpTokens": 'optional'
  'amiSelectorTerms': [{id: ami-0123456789abcdef0, owner: self}, {name: "x", owner: me}, {tags: {a: b}}]
  amiFamily: "AL2023"
  blockDeviceMappings: [{deviceName: /dev/xvda, ebs: {encrypted: false}}, {ebs: {}},
    {
      deviceName: b, # last
      ebs: {volumeSize: 5Gi,
        iops: 100}
    }]
`,
  `apiVersion: karpenter.k8s.aws/v1alpha1
kind: AWSNodeTemplate
metadata: {name: t}
spec:
  amiSelector:
    aws-ids: ami-0fedcba9876543210,ami-11112222
    aws::ids: 'ami-33334444'
  metadataOptions: {httpTokens: !!str optional}
  blockDeviceMappings:
  - ebs: &disk
      volumeType: gp3
      encrypted: !!bool "false"
    deviceName: a
  - deviceName: b
    ebs: *disk
  - deviceName: c
    ebs: {<<: *disk, volumeSize: 4Gi}
---
apiVersion: karpenter.sh/v1alpha5
kind: Provisioner
metadata: {name: p}
spec:
  provider:
    amiFamily: AL2023
    metadataOptions:
      httpTokens:   optional
    blockDeviceMappings:
      -
        deviceName: /dev/xvda
        ebs:
          volumeSize: 8Gi

      - {deviceName: /dev/xvdb, ebs: {encrypted: off}}
  requirements: []
`,
  `%YAML 1.2
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: pool
  annotations: {note: TODO, "a.b/c": ~}
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: ["spot", REPLACE_ME]}
        - key: topology.kubernetes.io/zone
          operator: In
          values:
          - eu-west-1a
          - YOUR_ZONE
      taints:
      - key: example.com/gpu
        effect: NoSchedule
  limits: {cpu: 1000, memory: null}
  disruption:
    budgets: [{nodes: "10%"}]
...
---
# Only a comment in here.
---
apiVersion: karpenter.sh/v1
kind: NodeClaim
metadata: {name: claim}
spec: {nodeClassRef: {name: !custom default}, requirements: !!seq []}
---
apiVersion: karpenter.sh/v1alpha1
kind: NodeOverlay
metadata: {name: overlay}
spec: {requirements: [], priceAdjustment: "+10%", capacity: {"example.com/dongle": 2}}
`,
  `x-shared:
  options: &options {httpTokens: optional, httpEndpoint: enabled}
  terms: &terms
    - &term
      id: &image ami-0123456789abcdef0
  off: &off {encrypted: false}
  small: &small {volumeSize: 1Gi}
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
spec:
  amiFamily: AL2023
  metadataOptions: *options
  amiSelectorTerms:
    - *term
    - id: *image
    - <<: *term
      name: n
  blockDeviceMappings:
    - ebs: *off
    - ebs: *small
    - ebs:
        <<: [*off, *small]
    - &self
      ebs: {<<: *self}
    - ebs: &loop
        tags: [*loop]
    - ebs:
        encrypted: false
        "<<": x
  tags: {none: , empty: "", null: ~, 1: one, "1": two, true: yes}
`,
  `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
spec:
  <<: &defaults {amiFamily: AL2023, metadataOptions: &metadata {httpTokens: optional}}
  metadataOptions: {<<: [*metadata, *defaults]}
  blockDeviceMappings: [ebs: {"1": a, 1: b, encrypted: "false", 'encrypted ': no}, ebs: , [], null]
  ? tags
  ? amiSelectorTerms
  : - ? id
      : ami-0123456789abcdef0
`,
  `apiVersion: v1
kind: List
items:
- apiVersion: karpenter.k8s.aws/v1
  kind: EC2NodeClass
  metadata: {name: in-list}
  spec:
    amiFamily: AL2023
    amiSelectorTerms:
    - id: ami-0123456789abcdef0
    metadataOptions:
      httpTokens: optional
    blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs: {encrypted: False}
- {apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: p},
   spec: {sourceRepos: ["https://github.com/ORG/REPO.git", '*'], destinations: [{server: "https://XXXXXXXX.gr7.eu-west-1.eks.amazonaws.com"}]}}
`,
  `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
spec:
  amiFamily: AL2023
  amiSelectorTerms:
    # first
    - id: ami-12345678 # a
      # inner
      name: x # b

    # second
    - tags:
        # t
        a: b # c
      # after t
    -
      name: |
        x
    - id:
        ami-87654321
    # end
  blockDeviceMappings:
  - ebs: {
    }
  - ebs: {
      a: b,
      c: d, # x
    }
  - ebs:
      kmsKeyID: >-
        abc

  # next
  - ebs: !!map
      tags:
        - a
      # trailing
`,
  `{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass", "metadata": {"name": "json"},
 "spec": {"amiFamily": "AL2023", "amiSelectorTerms": [{"id": "ami-0123456789abcdef0"}],
  "metadataOptions": {"httpTokens": "optional"},
  "blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {"volumeSize": "20Gi"}}, {"ebs": {"encrypted": false}}],
  "tags": {"env": "changeme", "host": "https://api.example.com:8443"}}}
`,
  `# A kustomization with patches of its own, in two styles.
resources: [../base]
patches:
  - target: {kind: EC2NodeClass}
    patch: |-
      apiVersion: karpenter.k8s.aws/v1
      kind: EC2NodeClass
      metadata: {name: default}
      spec:
        metadataOptions:
          httpTokens: optional # eslint-disable-line
        blockDeviceMappings:
          - ebs: {encrypted: false}
  - patch: "apiVersion: karpenter.k8s.aws/v1\\nkind: EC2NodeClass\\nspec: {amiFamly: AL2023, role: CHANGEME}"
patchesStrategicMerge:
  - patch.yaml
  - |
    apiVersion: karpenter.sh/v1
    kind: NodePool
    spec:
      template: {spec: {expireAfter: 30d}}
`,
];
