import EventData
package import Manifests

/// Builds a message body from nothing (spec/sensor.md §4.4, payload construction).
///
/// The body is JSON text, plain text where an entry without `dest` is the whole body, or empty for no entries.
/// `place` is how the list is called in errors, such as `http.payload`.
package func renderPayload(
    _ entries: [Parameter],
    in rendering: inout Rendering,
    at place: String
) throws(RenderError) -> String {
    var payload = Payload()
    for (index, entry) in entries.enumerated() {
        do throws(RenderError) {
            let value = try entry.source.resolve(in: rendering)
            rendering.record(value?.origin ?? ValueOrigin(.nothing), at: place, index: index)
            if let whole = try payload.add(entry, value) { return whole }
            if let body = payload.body { try rendering.pay(for: body) }
        } catch {
            throw error.at("\(place)[\(index)]")
        }
    }
    return payload.text
}

private struct Payload {
    /// nil until an entry says whether it is an array or an object.
    private(set) var body: JSONDocument?

    var text: String { body.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "" }

    /// Writes one entry; whatever its `operation`, it overwrites.
    ///
    /// - Returns: the whole body when the entry is all of it.
    mutating func add(_ entry: Parameter, _ value: ResolvedValue?) throws(RenderError) -> String? {
        if entry.destination.text.isEmpty { return value?.text }
        guard let value else { throw RenderError(missing: entry.source.dependencyName) }
        if body == nil { body = try entry.destination.emptyContainer() }
        body = try body?.writing(value.json(raw: entry.source.useRawData), at: entry.destination)
        return nil
    }
}

extension RenderError {
    /// Argo Events crashes here; a body or header that silently lacks a value would be worse than a dead letter.
    init(missing dependency: String) {
        self.init("dependency '\(dependency)' has no event in this firing; add 'value:' as its default")
    }
}

extension JSONDestination {
    /// What the first destination of a payload starts from: an array when it begins with a number, else an object.
    ///
    /// - Returns: nil for a pattern, which can only replace what exists and so changes nothing yet.
    fileprivate func emptyContainer() throws(RenderError) -> JSONDocument? {
        guard !isPattern else { return nil }
        let first = text.utf8.prefix { $0 != UInt8(ascii: ".") }
        let isIndex = !first.isEmpty && first.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return try (isIndex ? Self.emptyArray : Self.emptyObject).get()
    }

    private static let emptyArray = Result { () throws(RenderError) in try JSONDocument(rendering: JSONText(.array([])))
    }
    private static let emptyObject = Result { () throws(RenderError) in
        try JSONDocument(rendering: JSONText(.object(JSONObject())))
    }

    private var isPattern: Bool {
        var isEscaped = false
        for character in text {
            if !isEscaped, "*?#@|".contains(character) { return true }
            isEscaped = character == "\\" && !isEscaped
        }
        return false
    }
}
