import EventData

// Services that sign with a shared secret.
extension VerificationRecipe {
    package static let slackScheme = bodyCode("X-Slack-Signature", prefix: "v0=").with {
        $0.signed = SignedText(known: "v0:{timestamp}:{body}")
        $0.timestamp = TimestampRule(.header("X-Slack-Request-Timestamp"))
    }

    package static let stripeScheme = listed("Stripe-Signature")

    static let services = [
        VerificationRecipe(
            "standard-webhooks",
            "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
            [standardScheme],
            delivery: "Webhook-Id"
        ),
        VerificationRecipe(
            "standard-webhooks-ed25519",
            "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
            [
                standardScheme.with {
                    $0.proof = .signature(.ed25519)
                    $0.prefix = "v1a,"
                    $0.keyForm = .init(prefix: "whpk_", encoding: .base64)
                }
            ],
            delivery: "Webhook-Id"
        ),
        VerificationRecipe(
            "svix",
            "https://docs.svix.com/receiving/verifying-payloads/how-manual",
            [standard(id: "Svix-Id", timestamp: "Svix-Timestamp", signature: "Svix-Signature")],
            delivery: "Svix-Id"
        ),
        VerificationRecipe(
            "slack",
            "https://docs.slack.dev/authentication/verifying-requests-from-slack",
            [slackScheme]
        ),
        VerificationRecipe("stripe", "https://docs.stripe.com/webhooks#verify-manually", [stripeScheme]),
        VerificationRecipe(
            "shopify",
            "https://shopify.dev/docs/apps/build/webhooks/subscribe/https",
            [bodyCode("X-Shopify-Hmac-Sha256", .base64)],
            delivery: "X-Shopify-Webhook-Id"
        ),
        VerificationRecipe(
            "woocommerce",
            "https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks",
            [bodyCode("X-WC-Webhook-Signature", .base64)],
            delivery: "X-WC-Webhook-Delivery-ID"
        ),
        VerificationRecipe(
            "twilio",
            "https://www.twilio.com/docs/usage/security#validating-requests",
            [
                bodyCode("X-Twilio-Signature", .base64, .sha1).with {
                    $0.signed = SignedText(known: "{url}{form}")
                    $0.bodyDigestParameter = "bodySHA256"
                }
            ],
            delivery: "I-Twilio-Idempotency-Token"
        ),
        VerificationRecipe(
            "linear",
            "https://linear.app/developers/webhooks#securing-webhooks",
            [
                bodyCode("Linear-Signature").with {
                    $0.timestamp = TimestampRule(.body(JSONPath("webhookTimestamp")), unit: .milliseconds)
                }
            ],
            delivery: "Linear-Delivery"
        ),
        VerificationRecipe(
            "pagerduty",
            "https://developer.pagerduty.com/docs/verifying-webhook-signatures",
            [bodyCode("X-PagerDuty-Signature", prefix: "v1=").with { $0.separator = "," }]
        ),
        VerificationRecipe(
            "sentry",
            "https://docs.sentry.io/organization/integrations/integration-platform/webhooks/",
            [bodyCode("Sentry-Hook-Signature")],
            delivery: "Request-ID"
        ),
        VerificationRecipe(
            "typeform",
            "https://www.typeform.com/developers/webhooks/secure-your-webhooks/",
            [bodyCode("Typeform-Signature", prefix: "sha256=", .base64)]
        ),
        VerificationRecipe(
            "dropbox",
            "https://www.dropbox.com/developers/reference/webhooks",
            [bodyCode("X-Dropbox-Signature")]
        ),
        VerificationRecipe(
            "paddle",
            "https://developer.paddle.com/webhooks/signature-verification",
            [listed("Paddle-Signature", timestamp: "ts=", prefix: "h1=", separator: ";", signed: "{timestamp}:{body}")]
        ),
        VerificationRecipe(
            "calendly",
            "https://developer.calendly.com/api-docs/4c305798a61d3-webhook-signatures",
            [listed("Calendly-Webhook-Signature")]
        ),
        VerificationRecipe(
            "zoom",
            "https://developers.zoom.us/docs/api/webhooks/#verify-webhook-events",
            [
                bodyCode("X-Zm-Signature", prefix: "v0=").with {
                    $0.signed = SignedText(known: "v0:{timestamp}:{body}")
                    $0.timestamp = TimestampRule(.header("X-Zm-Request-Timestamp"))
                }
            ]
        ),
        VerificationRecipe(
            "zendesk",
            "https://developer.zendesk.com/documentation/webhooks/verifying/",
            [
                bodyCode("X-Zendesk-Webhook-Signature", .base64).with {
                    $0.signed = SignedText(known: "{timestamp}{body}")
                    $0.timestamp = TimestampRule(.header("X-Zendesk-Webhook-Signature-Timestamp"), unit: .rfc3339)
                }
            ],
            delivery: "X-Zendesk-Webhook-Invocation-Id"
        ),
        VerificationRecipe(
            "hubspot",
            "https://developers.hubspot.com/docs/api/webhooks/validating-requests",
            [
                bodyCode("X-HubSpot-Signature-v3", .base64).with {
                    $0.signed = SignedText(known: "{method}{url}{body}{timestamp}")
                    $0.timestamp = TimestampRule(.header("X-HubSpot-Request-Timestamp"), unit: .milliseconds)
                }
            ]
        ),
        VerificationRecipe(
            "square",
            "https://developer.squareup.com/docs/webhooks/step3validate",
            [bodyCode("X-Square-HmacSha256-Signature", .base64).with { $0.signed = SignedText(known: "{url}{body}") }]
        ),
        VerificationRecipe(
            "discord",
            "https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint",
            [
                VerificationScheme(.signature(.ed25519), in: .header("X-Signature-Ed25519")).with {
                    $0.signed = SignedText(known: "{timestamp}{body}")
                    $0.timestamp = TimestampRule(.header("X-Signature-Timestamp"))
                }
            ]
        ),
        VerificationRecipe(
            "sendgrid",
            "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
            [
                VerificationScheme(
                    .signature(.ecdsa(.sha256)),
                    in: .header("X-Twilio-Email-Event-Webhook-Signature")
                ).with {
                    $0.encoding = .base64
                    $0.keyForm = .init(encoding: .base64)
                    $0.signed = SignedText(known: "{timestamp}{body}")
                    $0.timestamp = TimestampRule(.header("X-Twilio-Email-Event-Webhook-Timestamp"))
                }
            ]
        ),
    ]
}
