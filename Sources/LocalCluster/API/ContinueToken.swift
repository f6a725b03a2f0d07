import EventData
import FoundationEssentials

/// Where the next page of a list begins; opaque to clients.
///
/// Later pages show the objects of their own moment, under the first page's version: a watch from there misses nothing.
struct ContinueToken: Sendable, Equatable {
    let version: Int
    let after: ObjectKey

    init(version: Int, after: ObjectKey) {
        self.version = version
        self.after = after
    }

    /// - Throws: `APIFailure` 400.
    init(parsing text: String) throws {
        let parts = Data(base64Encoded: text).map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
        guard parts.count == 4, let version = Int(parts[0]) else {
            throw APIFailure.badRequest("continue is not a token of this server")
        }
        // The namespace is written behind a mark, because it can be empty.
        let key = ObjectKey(resource: String(parts[1]), namespace: String(parts[2].dropFirst()), name: String(parts[3]))
        self.init(version: version, after: key)
    }

    var text: String {
        let plain = "\(version)\n\(after.resource)\n/\(after.namespace)\n\(after.name)"
        return Data(plain.utf8).base64EncodedString()
    }
}
