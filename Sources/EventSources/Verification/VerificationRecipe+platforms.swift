import EventData

// Platforms for building, running and watching software.
extension VerificationRecipe {
    static let platforms = [
        VerificationRecipe(
            "circleci",
            "https://circleci.com/docs/guides/integration/outbound-webhooks/#validate-webhooks",
            [bodyCode("Circleci-Signature", prefix: "v1=").with { $0.separator = "," }]
        ),
        VerificationRecipe(
            "buildkite",
            "https://buildkite.com/docs/apis/webhooks/pipelines#webhook-signature",
            [listed("X-Buildkite-Signature", timestamp: "timestamp=", prefix: "signature=")]
        ),
        VerificationRecipe(
            "buildkite-token",
            "https://buildkite.com/docs/apis/webhooks/pipelines#webhook-token",
            [VerificationScheme(.token, in: .header("X-Buildkite-Token"))]
        ),
        VerificationRecipe(
            "terraform-cloud",
            "https://developer.hashicorp.com/terraform/cloud-docs/api-docs/notification-configurations",
            [bodyCode("X-TFE-Notification-Signature", .hex, .sha512)]
        ),
        VerificationRecipe(
            "vercel",
            "https://vercel.com/docs/webhooks/webhooks-api#securing-webhooks",
            [bodyCode("X-Vercel-Signature", .hex, .sha1)]
        ),
        VerificationRecipe(
            "netlify",
            "https://docs.netlify.com/deploy/deploy-notifications/#payload-signature",
            [
                VerificationScheme(
                    .jwt(JSONWebTokenRules(algorithms: [.hs256], issuer: "netlify", bodyDigest: "sha256")),
                    in: .header("X-Webhook-Signature")
                )
            ]
        ),
        VerificationRecipe(
            "heroku",
            "https://devcenter.heroku.com/articles/app-webhooks#securing-webhook-requests",
            [bodyCode("Heroku-Webhook-Hmac-SHA256", .base64)]
        ),
        VerificationRecipe(
            "cloudflare",
            "https://developers.cloudflare.com/notifications/get-started/configure-webhooks/",
            [VerificationScheme(.token, in: .header("Cf-Webhook-Auth"))]
        ),
        VerificationRecipe(
            "grafana",
            "https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/",
            [bodyCode("X-Grafana-Alerting-Signature")]
        ),
        VerificationRecipe(
            "telegram",
            "https://core.telegram.org/bots/api#setwebhook",
            [VerificationScheme(.token, in: .header("X-Telegram-Bot-Api-Secret-Token"))]
        ),
        // Docker Hub signs nothing; the only thing it keeps is the address it was given.
        VerificationRecipe(
            "docker-hub",
            "https://docs.docker.com/docker-hub/repos/manage/webhooks/",
            [VerificationScheme(.token, in: .query("token"))]
        ),
        VerificationRecipe(
            "harbor",
            "https://goharbor.io/docs/main/working-with-projects/project-configuration/configure-webhooks/",
            [VerificationScheme(.token, in: .header("Authorization"))]
        ),
        VerificationRecipe(
            "azure-devops",
            "https://learn.microsoft.com/azure/devops/service-hooks/services/webhooks",
            [basicScheme]
        ),
    ]

    static let basicScheme = VerificationScheme(.basic, in: .header("Authorization")).with { $0.prefix = "Basic " }
    static let bearerScheme = VerificationScheme(.token, in: .header("Authorization")).with { $0.prefix = "Bearer " }

    /// Plain credentials, which prove nothing about the body.
    static let credentials = [
        VerificationRecipe("basic", "https://www.rfc-editor.org/rfc/rfc7617", [basicScheme]),
        VerificationRecipe("bearer", "https://www.rfc-editor.org/rfc/rfc6750", [bearerScheme]),
        VerificationRecipe(
            "api-key",
            "https://swagger.io/docs/specification/v3_0/authentication/api-keys/",
            [VerificationScheme(.token, in: .header("X-API-Key"))]
        ),
    ]
}
