/// All problems found while reading manifests, in the order found.
package final class ManifestProblems {
    package private(set) var diagnostics: [Diagnostic] = []
    /// Whether unknown fields are only warnings, for manifests that are being moved from Argo Events.
    package let isLenient: Bool

    package init(isLenient: Bool = false) { self.isLenient = isLenient }

    package func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    package func add(_ more: [Diagnostic]) { diagnostics += more }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
