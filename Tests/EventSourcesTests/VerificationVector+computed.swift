/// Where nobody publishes a vector: the signature was computed with the `openssl` command, not with our code.
extension VerificationVector {
    static let computed = [
        VerificationVector(
            recipe: "github-sha1",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Hub-Signature", "sha1=f2bad13c64864e44276e6c817299542c3b48f3c3")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "gitlab",
            origin: "computed here with openssl; the form is that of Standard Webhooks",
            secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            headers: [
                ("webhook-id", "f3b1"),
                ("webhook-timestamp", "1700000000"),
                ("webhook-signature", "v1,xGGNCkI/bPyJ3uQwfpsOOUnAMXxZ2eUwotaOZE2BBeY="),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "bitbucket-server",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Hub-Signature", "sha256=dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "jira",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Hub-Signature", "sha256=dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "gitea",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Gitea-Signature", "dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "forgejo",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Forgejo-Signature", "dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40"),
                ("X-Gitea-Signature", "00"),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "gogs",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Gogs-Signature", "dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "standard-webhooks-ed25519",
            origin: "computed here with openssl",
            secret: "whpk_OCdFU6NOI3WskRIFEWvf9DUBiYO5YrNvlXCHO2FIyB0=",
            headers: [
                ("webhook-id", "msg_1"),
                ("webhook-timestamp", "1700000000"),
                (
                    "webhook-signature",
                    "v1a,+4EVGoiZlzjddIwIcPBmREgKCr8F1FTePKa6Isj1n/R2CjoDWLA5OSCJ3T7BjkUORbP0KuXrs8"
                        + "lkoFLCjiJBDQ=="
                ),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "stripe",
            origin: "computed here with openssl",
            secret: "whsec_test_secret",
            headers: [
                (
                    "Stripe-Signature",
                    "t=1700000000,v1=00000000000000000000000000000000000000000000000000000000000000"
                        + "00,v1=ff330197dd56a2674da89266723d8b01830b65134591e815da156589244a32ab,v0=6ffb"
                        + "b59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "shopify",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Shopify-Hmac-Sha256", "3LrxRbLbubX1FpUmMXkhldP3ivL6Y832btWmJH7Xn0A=")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "woocommerce",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-WC-Webhook-Signature", "3LrxRbLbubX1FpUmMXkhldP3ivL6Y832btWmJH7Xn0A=")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "linear",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("Linear-Signature", "e3ed0e30adfdf7c91bee5e4c094c51e2589dfb40c7afb1ca8a279431beb3fe1c")
            ],
            body: #"{"action":"create","webhookTimestamp":1700000000000}"#
        ),
        VerificationVector(
            recipe: "pagerduty",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                (
                    "X-PagerDuty-Signature",
                    "v1=0000000000000000000000000000000000000000000000000000000000000000,v1=dcbaf14"
                        + "5b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "sentry",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("Sentry-Hook-Signature", "dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "typeform",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("Typeform-Signature", "sha256=3LrxRbLbubX1FpUmMXkhldP3ivL6Y832btWmJH7Xn0A=")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
    ]
}

/// The rest of them.
extension VerificationVector {
    static let computedMore = [
        VerificationVector(
            recipe: "dropbox",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Dropbox-Signature", "dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "paddle",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                (
                    "Paddle-Signature",
                    "ts=1700000000;h1=3657d651db25adf5ed14a07a0e28837973f1ee0e13fadba4439590335dc76"
                        + "8dc"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "calendly",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                (
                    "Calendly-Webhook-Signature",
                    "t=1700000000,v1=815e9242346ce8a38641f9082af0ed9f6c8946a994a68c78da922d00e70258"
                        + "3a"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "zoom",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("x-zm-request-timestamp", "1700000000"),
                ("x-zm-signature", "v0=d00c0f8e660a2cbf05e30cceacc5928d0c262d2cd511fda400fcc950e8eb0662"),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "zendesk",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Zendesk-Webhook-Signature-Timestamp", "2023-11-14T22:13:20Z"),
                ("X-Zendesk-Webhook-Signature", "qGiRH1mV/kAQ2ecS4Wxc+7t5NOwjfT9hTLe+tEq/ono="),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "hubspot",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-HubSpot-Request-Timestamp", "1700000000000"),
                ("X-HubSpot-Signature-v3", "qKCk9rh9SIa0KcgZIfBo393F3haiDo19IiKdNiUXJJM="),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#,
            query: "a=b"
        ),
        VerificationVector(
            recipe: "square",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("x-square-hmacsha256-signature", "OFEWjRl84Ak1Chl4gJoT81Rxeynj1faF1RZ8bUz5OCA=")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "discord",
            origin: "computed here with openssl",
            secret: "38274553a34e2375ac911205116bdff435018983b962b36f9570873b6148c81d",
            headers: [
                ("X-Signature-Timestamp", "1700000000"),
                (
                    "X-Signature-Ed25519",
                    "947df5598b90b7dfde572c3057f25c28ee4a61436abff2c858e5f3b80528e7106783ad38baf312"
                        + "cfd5deeb6597a3427ad82e2a1c941595c0a98b56662c3c2107"
                ),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "sendgrid",
            origin: "computed here with openssl",
            secret: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbV+umLIils766sLmPa7xOZOnIR3GEuOiF1oX4Ow/Ai"
                + "rFEXr/uliA0yk72Za/RzmW2y4xH72OeC1lxW/c64saaA==",
            headers: [
                ("X-Twilio-Email-Event-Webhook-Timestamp", "1700000000"),
                (
                    "X-Twilio-Email-Event-Webhook-Signature",
                    "MEUCIDyt0YbzdqDScbej3RxZ7BW4PpHGLMuKT8WOdi+sQyNdAiEA+WbhXpLw4au1WdnTRxHmNpqRaY"
                        + "hfA3duXO5HEapdgU4="
                ),
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "circleci",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                (
                    "circleci-signature",
                    "v1=dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40,v2=deadbee"
                        + "f"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "buildkite",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                (
                    "X-Buildkite-Signature",
                    "timestamp=1700000000,signature=815e9242346ce8a38641f9082af0ed9f6c8946a994a68c7"
                        + "8da922d00e702583a"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "terraform-cloud",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                (
                    "X-TFE-Notification-Signature",
                    "ffa8dc48e440f1f2aee0f9fa89496172df33bcf491e187bd106b3db9d6aa32604849ead0480a8a"
                        + "b0a0ec7c145c8b45eb8f84b914748cac0c24db0c45d321764a"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "vercel",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("x-vercel-signature", "f2bad13c64864e44276e6c817299542c3b48f3c3")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "netlify",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                (
                    "X-Webhook-Signature",
                    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJuZXRsaWZ5Iiwic2hhMjU2IjoiZWI5Z"
                        + "jM1MTc2YmZmMmQwNjljYjA0OGZkODlhNDA5ODIxMWY2YmFlODgwMmZlNTEzNTY0ZTgxOTA1NWJmNTN"
                        + "lNSJ9.ui4Y81XO3SKmKGKjhl2pQbW9YGLZjCRzUcqGP51INXc"
                )
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "heroku",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("Heroku-Webhook-Hmac-SHA256", "3LrxRbLbubX1FpUmMXkhldP3ivL6Y832btWmJH7Xn0A=")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "grafana",
            origin: "computed here with openssl",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Grafana-Alerting-Signature", "dcbaf145b2dbb9b5f516952631792195d3f78af2fa63cdf66ed5a6247ed79f40")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
    ]
}
