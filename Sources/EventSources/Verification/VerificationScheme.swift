package import EventData

/// One way in which a request proves that its sender knows a secret: data, so that a provider we never heard of needs
/// no code of ours.
package struct VerificationScheme: Sendable, Hashable {
    /// What the proof is.
    package enum Proof: Sendable, Hashable {
        /// A message authentication code made with the secret.
        case hmac(HashFunction)
        /// A signature; the secret holds the sender's public key.
        case signature(SignatureAlgorithm)
        /// The secret itself.
        case token
        /// `Authorization: Basic`; the secret is `user:password`.
        case basic
        /// A JSON Web Token.
        case jwt(JSONWebTokenRules)
    }

    /// Where the proof stands.
    package enum Carrier: Sendable, Hashable {
        case header(String)
        /// A parameter of the query.
        case query(String)

        package var text: String {
            switch self {
            case .header(let name): "header \(name)"
            case .query(let name): "query parameter '\(name)'"
            }
        }
    }

    /// How bytes are written as text.
    package enum Encoding: String, Sendable, Hashable, CaseIterable { case hex, base64, base64url }

    /// How the key is made from the Secret's text.
    package struct KeyForm: Sendable, Hashable {
        /// Left out where it is there: `whsec_`.
        package var prefix = ""
        /// nil takes the text's own bytes.
        package var encoding: Encoding?

        package init(prefix: String = "", encoding: Encoding? = nil) {
            self.prefix = prefix
            self.encoding = encoding
        }
    }

    package var proof: Proof
    package var carrier: Carrier
    /// Before each signature; values that start with something else are no signatures.
    package var prefix = ""
    /// Between several values in the header; nil when there is one.
    package var separator: Character?
    package var encoding = Encoding.hex
    package var signed = SignedText.body
    package var timestamp: TimestampRule?
    /// A query parameter with the hexadecimal SHA-256 of a body that is no form, for what is signed without the body.
    package var bodyDigestParameter: String?
    package var keyForm = KeyForm()

    package init(_ proof: Proof, in carrier: Carrier) {
        self.proof = proof
        self.carrier = carrier
    }

    /// The same scheme with some of it changed; catalogues read better so.
    package func with(_ change: (inout VerificationScheme) -> Void) -> VerificationScheme {
        var scheme = self
        change(&scheme)
        return scheme
    }

    /// Whether the proof itself is a secret, which must not get into an event's data.
    package var showsSecret: Bool {
        switch proof {
        case .token, .basic, .jwt: true
        case .hmac, .signature: false
        }
    }
}

/// When a signed request was made, and how old it may be.
package struct TimestampRule: Sendable, Hashable {
    package enum Place: Sendable, Hashable {
        case header(String)
        /// A part of the signature's own header, after this prefix: `t=`.
        case part(String)
        /// A value in a JSON body.
        case body(JSONPath)

        package var text: String {
            switch self {
            case .header(let name): "header \(name)"
            case .part(let prefix): "the part '\(prefix)' of the signature's header"
            case .body(let path): "'\(path.text)' in the body"
            }
        }
    }

    package enum Unit: String, Sendable, Hashable, CaseIterable { case seconds, milliseconds, rfc3339 }

    package var place: Place
    package var unit = Unit.seconds
    /// How far the sender's clock may be from ours, either way.
    package var tolerance = TimestampRule.usualTolerance

    /// What Slack, Stripe and Standard Webhooks recommend.
    package static let usualTolerance = Duration.seconds(300)

    package init(_ place: Place, unit: Unit = .seconds) {
        self.place = place
        self.unit = unit
    }

    /// nil when the text is no time in the rule's unit.
    func moment(_ text: String) -> Timestamp? {
        switch unit {
        case .seconds: Int64(text).map { Timestamp(seconds: $0) }
        case .milliseconds:
            Int64(text).flatMap { value in
                let (nanoseconds, isTooLarge) = value.multipliedReportingOverflow(by: 1_000_000)
                return isTooLarge ? nil : Timestamp(nanoseconds: nanoseconds)
            }
        case .rfc3339: Timestamp(rfc3339: text)
        }
    }
}
