/// A site's password that follows from one main password: the Master Password algorithm, version 3.
struct DerivedPassword {
    let counter: UInt32
    let password: String
    let user: String
    let site: String

    /// What deriving costs: a quarter of a second, and 32 MB for that time.
    static let steps = 2_000_000

    /// The password in one of the forms, such as `long`; a sentence when no form is called so.
    func text(of form: String, _ evaluation: Evaluation) throws(EvaluationError) -> String {
        guard let templates = Self.templates[form] else { return "cannot find password template \(form)" }
        try evaluation.take(Self.steps)
        let salt = Self.scope + lengthAndBytes(of: user)
        guard let key = Cryptography.scrypt(password, salt: salt, cost: 32_768, blocks: 8, lanes: 2),
            let seed = Cryptography.hmacSHA256(Self.scope + lengthAndBytes(of: site) + bytes(of: counter), key: key)
        else { throw EvaluationError("failed to derive password") }
        let template = templates[Int(seed[0]) % templates.count]
        let characters = zip(template.utf8, seed.dropFirst()).compactMap { sign, number -> UInt8? in
            Self.characters[sign].map { $0[Int(number) % $0.count] }
        }
        return String(decoding: characters, as: UTF8.self)
    }

    private func lengthAndBytes(of text: String) -> [UInt8] {
        bytes(of: UInt32(truncatingIfNeeded: text.utf8.count)) + Array(text.utf8)
    }

    private func bytes(of number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }

    private static let scope = Array("com.lyndir.masterpassword".utf8)

    private static let templates: [String: [Substring]] = [
        "maximum": "anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno",
        "long": """
        CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno CvcvnoCvccCvcv
        CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv
        CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno
        """,
        "medium": "CvcnoCvc CvcCvcno", "short": "Cvcn", "basic": "aaanaaan aannaaan aaannaaa", "pin": "nnnn",
    ].mapValues { $0.split(whereSeparator: \.isWhitespace) }

    private static let characters: [UInt8: [UInt8]] = Dictionary(
        uniqueKeysWithValues: [
            ("V", "AEIOU"), ("C", "BCDFGHJKLMNPQRSTVWXYZ"), ("v", "aeiou"), ("c", "bcdfghjklmnpqrstvwxyz"),
            ("A", "AEIOUBCDFGHJKLMNPQRSTVWXYZ"), ("a", "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"),
            ("n", "0123456789"), ("o", "@&%?,=[]_:-+*$#!'^~;()/."),
            ("x", "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()"),
        ].map { (UInt8(ascii: $0), Array($1.utf8)) }
    )
}
