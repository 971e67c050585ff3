resource "aws_sqs_queue" "karpenter" {
  name = "prod-karpenter"
}
