import EventData

/// The fields of a template that trigger-level parameters may write: those may be missing or hold anything.
struct WrittenFields {
    private let destinations: [String]
    /// Whether a destination is more than plain names, so that every field may be meant.
    private let isUnknown: Bool

    init(_ parameters: [Parameter]) {
        destinations = parameters.map(\.destination.text)
        isUnknown = destinations.contains { text in text.contains { "*?#@|\\:".contains($0) } }
    }

    /// Whether a parameter writes the field at `path` (`k8s.source.s3.bucket.key`), what holds it, or a part of it.
    func mayHold(_ path: String) -> Bool {
        isUnknown
            || destinations.contains { written in
                written == path || path.hasPrefix(written + ".") || written.hasPrefix(path + ".")
            }
    }
}
