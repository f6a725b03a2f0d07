import EventData
import Foundation

/// The bearer tokens of a file, known by their digests.
struct DoorTokens: Sendable {
    /// More than a team has senders; each is compared with at every request.
    static let maximum = 1_000

    private let digests: [[UInt8]]

    /// None at all.
    init() { digests = [] }

    /// One on each line; what begins with `#` is a comment.
    init(file path: String) throws(StartRefusal) {
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw StartRefusal("the tokens cannot be read from \(path): \(error.localizedDescription)")
        }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let tokens = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        guard !tokens.isEmpty, tokens.count <= Self.maximum else {
            throw StartRefusal(
                "\(path) holds \(tokens.count) tokens, from 1 to \(Self.maximum) are taken: write each on a line of its own"
            )
        }
        let isUsable = tokens.allSatisfy { token in
            token.utf8.count >= AdminToken.minimumLength && token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
        guard isUsable else {
            throw StartRefusal(
                "a token in \(path) is no line of at least \(AdminToken.minimumLength) letters, digits and signs: "
                    + "write one, for example with: openssl rand -hex 32"
            )
        }
        digests = tokens.map { sha256(Array($0.utf8)) }
    }

    /// In a time that tells nothing about the tokens.
    func contains(_ token: String) -> Bool {
        let digest = sha256(Array(token.utf8))
        return digests.reduce(false) { found, known in equalInConstantTime(digest, known) || found }
    }
}
