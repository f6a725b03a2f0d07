import EventData

/// How a known provider signs its requests; the catalogue of the `verify` block.
///
/// A recipe is nothing but what a manifest could say itself, so each of its fields can be changed there.
package struct VerificationRecipe: Sendable {
    package let name: String
    /// The provider's own words on it.
    package let documentation: String
    package let schemes: [VerificationScheme]
    /// The header with the provider's delivery id, where it has one.
    package let deliveryHeader: String?

    init(_ name: String, _ documentation: String, _ schemes: [VerificationScheme], delivery: String? = nil) {
        self.name = name
        self.documentation = documentation
        self.schemes = schemes
        deliveryHeader = delivery
    }

    package static func named(_ name: String) -> VerificationRecipe? { all.first { $0.name == name } }

    package static let all = forges + services + platforms + credentials

    /// HMAC-SHA256 of the body in a header, as most write it.
    static func bodyCode(
        _ header: String,
        prefix: String = "",
        _ encoding: VerificationScheme.Encoding = .hex,
        _ function: HashFunction = .sha256
    ) -> VerificationScheme {
        VerificationScheme(.hmac(function), in: .header(header)).with {
            $0.prefix = prefix
            $0.encoding = encoding
        }
    }

    /// Standard Webhooks: `{id}.{timestamp}.{body}`, several signatures, the key in base64.
    package static let standardScheme = standard(
        id: "Webhook-Id",
        timestamp: "Webhook-Timestamp",
        signature: "Webhook-Signature"
    )

    static func standard(id: String, timestamp: String, signature: String) -> VerificationScheme {
        bodyCode(signature, prefix: "v1,", .base64).with {
            $0.separator = " "
            $0.signed = SignedText(known: "{header:\(id)}.{timestamp}.{body}")
            $0.timestamp = TimestampRule(.header(timestamp))
            $0.keyForm = .init(prefix: "whsec_", encoding: .base64)
        }
    }

    /// `t=…,v1=…` in one header, with `{timestamp}.{body}` signed.
    static func listed(
        _ header: String,
        timestamp: String = "t=",
        prefix: String = "v1=",
        separator: Character = ",",
        signed: String = "{timestamp}.{body}"
    ) -> VerificationScheme {
        bodyCode(header, prefix: prefix).with {
            $0.separator = separator
            $0.signed = SignedText(known: signed)
            $0.timestamp = TimestampRule(.part(timestamp))
        }
    }
}

extension SignedText {
    /// A text of ours, which is right.
    init(known text: String) {
        do { self = try SignedText(parsing: text) } catch {
            preconditionFailure("a recipe's signed text can be read: \(text) \(error.problem)")
        }
    }
}

// Code forges and what belongs to them.
extension VerificationRecipe {
    package static let githubScheme = bodyCode("X-Hub-Signature-256", prefix: "sha256=")
    /// Only for servers that send nothing else.
    package static let githubOldScheme = bodyCode("X-Hub-Signature", prefix: "sha1=", .hex, .sha1)
    package static let gitlabTokenScheme = VerificationScheme(.token, in: .header("X-Gitlab-Token"))
    package static let bitbucketScheme = bodyCode("X-Hub-Signature", prefix: "sha256=")

    static let forges = [
        VerificationRecipe(
            "github",
            "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
            [githubScheme],
            delivery: "X-GitHub-Delivery"
        ),
        VerificationRecipe(
            "github-sha1",
            "https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers",
            [githubScheme, githubOldScheme],
            delivery: "X-GitHub-Delivery"
        ),
        VerificationRecipe(
            "gitlab",
            "https://docs.gitlab.com/user/project/integrations/webhooks/",
            [standardScheme],
            delivery: "Webhook-Id"
        ),
        VerificationRecipe(
            "gitlab-token",
            "https://docs.gitlab.com/user/project/integrations/webhooks/",
            [gitlabTokenScheme],
            delivery: "Idempotency-Key"
        ),
        VerificationRecipe(
            "bitbucket",
            "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
            [bitbucketScheme],
            delivery: "X-Request-UUID"
        ),
        VerificationRecipe(
            "bitbucket-server",
            "https://confluence.atlassian.com/bitbucketserver/manage-webhooks-938025878.html",
            [bitbucketScheme],
            delivery: "X-Request-Id"
        ),
        VerificationRecipe(
            "jira",
            "https://developer.atlassian.com/cloud/jira/platform/webhooks/",
            [bitbucketScheme],
            delivery: "X-Atlassian-Webhook-Identifier"
        ),
        VerificationRecipe(
            "gitea",
            "https://docs.gitea.com/usage/webhooks",
            [bodyCode("X-Gitea-Signature")],
            delivery: "X-Gitea-Delivery"
        ),
        VerificationRecipe(
            "forgejo",
            "https://forgejo.org/docs/latest/user/webhooks/",
            [bodyCode("X-Forgejo-Signature"), bodyCode("X-Gitea-Signature")],
            delivery: "X-Forgejo-Delivery"
        ),
        VerificationRecipe(
            "gogs",
            "https://gogs.io/docs/features/webhook",
            [bodyCode("X-Gogs-Signature")],
            delivery: "X-Gogs-Delivery"
        ),
    ]
}
