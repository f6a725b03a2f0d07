import EventData
import Expressions
import Testing

struct SprigCryptoTests {
    private let sprig = SprigCall()

    @Test(
        arguments: [
            ("U*U", "E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"), ("U*U*", "VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
            ("", "7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
        ]
    )
    func `bcrypt gives the hashes that are known`(password: String, hash: String) {
        let salt = Self.knownSalt
        #expect(Cryptography.bcrypt(password, salt: salt, cost: 5) == "$2a$05$CCCCCCCCCCCCCCCCCCCCC." + hash)
    }

    /// What `CCCCCCCCCCCCCCCCCCCCC.` stands for.
    private static let knownSalt: [UInt8] = Array(repeatElement([0x10, 0x41, 0x04], count: 6).joined().prefix(16))

    @Test func `scrypt gives the key of RFC 7914`() {
        let key = Cryptography.scrypt("password", salt: Array("NaCl".utf8), cost: 1_024, blocks: 8, lanes: 16)
        let digits = key.map { $0.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
        #expect(
            digits == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        )
    }

    @Test func `a password is hashed with a salt of its own`() throws {
        let hash = try sprig("bcrypt", .string("secret")).text
        #expect(try RegularExpression(#"^\$2a\$10\$[./A-Za-z0-9]{53}$"#).matches(hash))
        #expect(try sprig("bcrypt", .string("secret")).text != hash)
        let entry = try sprig("htpasswd", .string("me"), .string("secret")).text
        #expect(try RegularExpression(#"^me:\$2a\$10\$[./A-Za-z0-9]{53}$"#).matches(entry))
        #expect(try sprig("htpasswd", .string("a:b"), .string("c")).text == "invalid username: a:b")
        let tooLong = "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        #expect(try sprig("bcrypt", .string(String(repeating: "x", count: 73))).text == tooLong)
        #expect(throws: EvaluationError.self) { try sprig("bcrypt", .string("a\0b")) }
    }

    @Test(arguments: [
        ("long", "ZedaFaxcZaso9*"), ("maximum", "pf4zS1LjCg&LjhsZ7T2~"), ("medium", "ZedJuz8$"), ("basic", "pIS54PLs"),
        ("short", "Zed5"), ("pin", "6685"), ("other", "cannot find password template other"),
    ])
    func `a site's password follows from the main password`(form: String, expected: String) throws {
        let words = ["password", "user", "example.com"].map(GoValue.string)
        #expect(
            try sprig("derivePassword", .int(1), .string(form), words[0], words[1], words[2]).text == expected
        )
        #expect(throws: EvaluationError.self) {
            try sprig("derivePassword", .int(-1), .string(form), words[0], words[1], words[2])
        }
    }

    @Test func `what is encrypted can be decrypted`() throws {
        for text in ["a", "sixteen bytes ok", "more than sixteen bytes, and ä"] {
            let secret = try sprig("encryptAES", .string("password"), .string(text))
            #expect(try sprig("decryptAES", .string("password"), secret).text == text)
        }
        #expect(try sprig("encryptAES", .string("password"), .string("")).text == "")
        #expect(try sprig("decryptAES", .string("password"), .string("")).text == "")
        let known = GoValue.string("30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ=")
        #expect(try sprig("decryptAES", .string("secretkey"), known).text == "plaintext")
        for bad in ["%", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAAAA"] {
            #expect(throws: EvaluationError.self) { try sprig("decryptAES", .string("k"), .string(bad)) }
        }
    }

    @Test(arguments: [
        ("rsa", "RSA PRIVATE KEY"), ("dsa", "DSA PRIVATE KEY"), ("ecdsa", "EC PRIVATE KEY"), ("ed25519", "PRIVATE KEY"),
    ])
    func `a key follows from the seed and is in Go's form`(kind: String, label: String) throws {
        func key(_ seed: UInt8) throws -> String { try SprigCall(seed: [seed])("genPrivateKey", .string(kind)).text }
        let text = try key(1)
        #expect(text.hasPrefix("-----BEGIN \(label)-----\n") && text.hasSuffix("\n-----END \(label)-----\n"))
        if kind == "rsa" { return }
        #expect(try key(1) == text)
        #expect(try key(2) != text)
    }

    @Test func `keys that take long are few`() {
        let sprig = SprigCall(steps: 3_000_000)
        #expect(throws: EvaluationError.self) { try sprig("genPrivateKey", .string("")) }
    }

    @Test func `a kind of key that nobody knows is named`() throws {
        #expect(try sprig("genPrivateKey", .string("x")).text == "Unknown type x")
    }
}
