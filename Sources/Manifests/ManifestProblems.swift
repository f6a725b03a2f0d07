/// All problems found while reading manifests, in the order found; the same one is kept once.
package final class ManifestProblems {
    package private(set) var diagnostics: [Diagnostic] = []
    package private(set) var errorCount = 0
    /// Problems that Argo Events refuses a manifest for as well.
    private(set) var referenceCount = 0
    /// Whether unknown fields are only warnings, for manifests that are being moved from Argo Events.
    package let isLenient: Bool
    private var known: Set<Diagnostic> = []

    package init(isLenient: Bool = false) { self.isLenient = isLenient }

    package func add(_ diagnostic: Diagnostic) {
        guard known.insert(diagnostic).inserted else { return }
        diagnostics.append(diagnostic)
        if diagnostic.severity == .error { errorCount += 1 }
        if diagnostic.rule == .reference { referenceCount += 1 }
    }

    package func add(_ more: [Diagnostic]) {
        for diagnostic in more { add(diagnostic) }
    }

    package var hasErrors: Bool { errorCount > 0 }
}
