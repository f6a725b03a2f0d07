import EventData
import Expressions
import Testing

struct SprigCertificateTests {
    private let sprig = SprigCall()

    private func field(_ name: String, of certificate: GoValue) throws -> String {
        try #require(try goMethod(name, of: certificate, [])).text
    }

    private let addresses = GoValue.list(GoList([.string("10.0.0.1"), .string("::1"), .string("::ffff:1.2.3.4")]))
    private let hosts = GoValue.list(GoList([.string("a.example"), .string("*.b.example")]))
    private let none = GoValue.null

    @Test(arguments: ["ecdsa", "ed25519"])
    func `an authority signs a certificate with keys that were brought along`(kind: String) throws {
        let key = try sprig("genPrivateKey", .string(kind))
        let authority = try sprig("genCAWithKey", .string("my ca"), .int(365), key)
        #expect(try field("Key", of: authority) == key.text)
        #expect(authority.typeName == "sprig.certificate")
        let signed = try sprig(
            "genSignedCertWithKey",
            .string("*.example"),
            addresses,
            hosts,
            .int(30),
            authority,
            key
        )
        let text = try field("Cert", of: signed)
        #expect(text.hasPrefix("-----BEGIN CERTIFICATE-----\n") && text.hasSuffix("\n-----END CERTIFICATE-----\n"))
        let custom = try sprig(
            "buildCustomCert",
            .string(base64(Array(text.utf8))),
            .string(base64(Array(key.text.utf8)))
        )
        #expect(try field("Cert", of: custom) == text)
        #expect(try field("Key", of: custom) == key.text)
    }

    @Test func `new keys are made where none are brought along`() throws {
        let authority = try sprig("genCA", .string("ca"), .int(1))
        for certificate in [
            authority, try sprig("genSelfSignedCert", .string(""), none, hosts, .int(1)),
            try sprig("genSignedCert", .string("x"), none, none, .int(1), authority),
        ] {
            #expect(try field("Key", of: certificate).hasPrefix("-----BEGIN RSA PRIVATE KEY-----\n"))
        }
    }

    @Test func `the same seed makes the same certificate`() throws {
        func certificate(_ seed: UInt8) throws -> String {
            let sprig = SprigCall(seed: [seed])
            let key = try sprig("genPrivateKey", .string("ecdsa"))
            return try sprig("genSelfSignedCertWithKey", .string("ä"), addresses, hosts, .int(-5), key).text
        }
        #expect(try certificate(1) == certificate(1))
        #expect(try certificate(1) != certificate(2))
    }

    @Test func `what cannot be certified is an error`() throws {
        let key = try sprig("genPrivateKey", .string("ecdsa"))
        let other = try sprig("genPrivateKey", .string("ed25519"))
        let authority = try sprig("genCAWithKey", .string("ca"), .int(1), key)
        let dsa = try sprig("genPrivateKey", .string("dsa"))
        for wrong in [dsa, .string("x"), .string("-----BEGIN X-----\nAAAA\n-----END X-----\n"), .string("")] {
            #expect(throws: EvaluationError.self) { try sprig("genCAWithKey", .string("ca"), .int(1), wrong) }
        }
        func refuses(_ addresses: GoValue, _ hosts: GoValue, _ authority: GoValue) {
            #expect(throws: EvaluationError.self) {
                try sprig("genSignedCertWithKey", .string("x"), addresses, hosts, .int(1), authority, other)
            }
        }
        refuses(.list(GoList([.string("1.2.3")])), none, authority)
        refuses(.list(GoList([.int(1)])), none, authority)
        refuses(none, .list(GoList([.int(1)])), authority)
        refuses(none, .list(GoList([.string("ä.example")])), authority)
        refuses(none, none, .string("x"))
        #expect(throws: EvaluationError.self) { try sprig("buildCustomCert", .string("AAAA"), .string("AAAA")) }
    }
}
