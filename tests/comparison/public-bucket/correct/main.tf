resource "aws_s3_bucket_acl" "logs" {
  bucket = "acme-logs"
  acl    = "private"
}
