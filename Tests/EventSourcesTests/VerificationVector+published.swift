extension VerificationVector {
    static let all = published + computed + computedMore + tokens
}

/// What providers publish themselves.
extension VerificationVector {
    static let published = [
        VerificationVector(
            recipe: "github",
            origin: "docs.github.com, Validating webhook deliveries: Testing the webhook payload validation",
            secret: "It's a Secret to Everybody",
            headers: [
                ("X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")
            ],
            body: "Hello, World!"
        ),
        VerificationVector(
            recipe: "bitbucket",
            origin: "support.atlassian.com, Manage webhooks: Test a signature",
            secret: "It's a Secret to Everybody",
            headers: [
                ("X-Hub-Signature", "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9")
            ],
            body: "Hello World!"
        ),
        VerificationVector(
            recipe: "standard-webhooks",
            origin: "the tests of Standard Webhooks' own libraries",
            secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            headers: [
                ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                ("webhook-timestamp", "1614265330"),
                (
                    "webhook-signature",
                    "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Z3Vlc3NpbmcgdGhpcyBpcyBub3Q"
                        + "gcmlnaHQ= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
                ),
            ],
            body: #"{"test": 2432232314}"#,
            now: 1614265330
        ),
        VerificationVector(
            recipe: "svix",
            origin: "docs.svix.com, Verifying webhooks manually",
            secret: "whsec_plJ3nmyCDGBKInavdOK15jsl",
            headers: [
                ("svix-id", "msg_loFOjxBNrRLzqYUf"),
                ("svix-timestamp", "1731705121"),
                ("svix-signature", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="),
            ],
            body: #"{"event_type":"ping","data":{"success":true}}"#,
            now: 1731705121
        ),
        VerificationVector(
            recipe: "slack",
            origin: "docs.slack.dev, Verifying requests from Slack",
            secret: "8f742231b10e8888abcd99yyyzzz85a5",
            headers: [
                ("X-Slack-Request-Timestamp", "1531420618"),
                ("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
            ],
            body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&chann"
                + "el_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&com"
                + "mand=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcom"
                + "mands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=3987386"
                + "63015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
            now: 1531420618
        ),
        VerificationVector(
            recipe: "twilio",
            origin: "twilio.com/docs, Security: Validating signatures from Twilio",
            secret: "12345",
            headers: [
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("X-Twilio-Signature", "0/KCTR6DLpKmkAf8muzZqo1nDgQ="),
            ],
            body: "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B1234901303"
                + "0&To=%2B18005551212",
            path: "/myapp.php",
            query: "foo=1&bar=2",
            baseURL: "https://mycompany.com"
        ),
        VerificationVector(
            recipe: "azure-devops",
            origin: "RFC 7617, section 2",
            secret: "Aladdin:open sesame",
            headers: [
                ("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "basic",
            origin: "RFC 7617, section 2",
            secret: "Aladdin:open sesame",
            headers: [
                ("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "bearer",
            origin: "RFC 6750, section 2.1",
            secret: "mF_9.B5f-4.1JqM",
            headers: [
                ("Authorization", "Bearer mF_9.B5f-4.1JqM")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
    ]
}

/// Proofs that are the secret itself.
extension VerificationVector {
    static let tokens = [
        VerificationVector(
            recipe: "gitlab-token",
            origin: "no signature: the header holds the token",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Gitlab-Token", "s3cret-of-the-hook")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "buildkite-token",
            origin: "no signature: the header holds the token",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Buildkite-Token", "s3cret-of-the-hook")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "cloudflare",
            origin: "no signature: the header holds the secret",
            secret: "s3cret-of-the-hook",
            headers: [
                ("cf-webhook-auth", "s3cret-of-the-hook")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "telegram",
            origin: "no signature: the header holds the token",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-Telegram-Bot-Api-Secret-Token", "s3cret-of-the-hook")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "docker-hub",
            origin: "no signature: the address holds a token",
            secret: "s3cret-of-the-hook",
            headers: [],
            body: #"{"event":"push","ref":"refs/heads/main"}"#,
            query: "token=s3cret-of-the-hook"
        ),
        VerificationVector(
            recipe: "harbor",
            origin: "no signature: the header holds the secret",
            secret: "s3cret-of-the-hook",
            headers: [
                ("Authorization", "s3cret-of-the-hook")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
        VerificationVector(
            recipe: "api-key",
            origin: "no signature: the header holds the key",
            secret: "s3cret-of-the-hook",
            headers: [
                ("X-API-Key", "s3cret-of-the-hook")
            ],
            body: #"{"event":"push","ref":"refs/heads/main"}"#
        ),
    ]
}
