/// Reads one mapping of a manifest, field by field.
///
/// Reading never throws: a problem is added to `problems` with its place and fix, and a harmless value is returned, so
/// that one pass reports everything. What was made from a manifest counts only if `problems` holds no error.
/// Each field is named once, where it is read; `finish()` reports the fields nobody read as unknown.
package struct ManifestReader {
    package let node: ManifestNode
    /// How the mapping is called in messages: `spec.webhook.example`.
    package let path: String
    package let problems: ManifestProblems
    let used = UsedFields()

    package init(_ node: ManifestNode, path: String, problems: ManifestProblems) {
        self.node = node
        self.path = path
        self.problems = problems
    }

    // MARK: Scalars; a missing required field, a wrong type and a value out of range are errors.

    package func string(_ name: String) -> String { "" }
    package func optionalString(_ name: String) -> String? { nil }
    /// One of `allowed`; anything else is an error that names them.
    package func choice(_ name: String, of allowed: [String], default value: String) -> String { value }
    package func bool(_ name: String, default value: Bool) -> Bool { value }
    /// A YAML integer, or a string holding one when `orText` (Argo writes `port: "12000"`).
    package func integer(_ name: String, in range: ClosedRange<Int>, default value: Int?, orText: Bool) -> Int { 0 }
    /// A Go duration; a plain number counts nanoseconds.
    package func duration(_ name: String, default value: Duration?) -> Duration { .zero }
    package func optionalDuration(_ name: String) -> Duration? { nil }

    // MARK: Structures

    package func strings(_ name: String) -> [String] { [] }
    /// A mapping of text to text, in order.
    package func stringMap(_ name: String) -> [(name: String, value: String)] { [] }
    package func mapping(_ name: String) -> ManifestReader? { nil }
    /// nil when the field is absent; an empty list when it is there and empty.
    package func mappings(_ name: String) -> [ManifestReader]? { nil }
    /// The raw node, for what is passed on as it is.
    package func anything(_ name: String) -> ManifestNode? { nil }
    package func secret(_ name: String) -> SecretSelector? { nil }
    package func has(_ name: String) -> Bool { false }

    // MARK: Problems

    /// Marks fields as known but without effect here (they configure pods, for example).
    package func ignore(_ names: String...) {}
    /// Reports each of the fields that is present as `not supported yet: NAME`.
    package func notSupportedYet(_ names: String...) {}
    /// An error at the field (or at the mapping when the field is absent).
    package func invalid(_ name: String, _ problem: String, fix: String) {}
    package func warn(_ name: String, _ problem: String, fix: String) {}
    /// Reports every field that was not read as unknown, with the nearest known name.
    package func finish() {}
    /// Where the field's value stands; the mapping's own place when absent.
    package func place(of name: String) -> Place { node.place }
}

/// The fields of one mapping that were read.
final class UsedFields {
    var names: Set<String> = []
}

/// All problems found while reading manifests, in the order found.
package final class ManifestProblems {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
