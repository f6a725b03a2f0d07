import ArgumentParser
import Gateway
import Manifests

/// The manifests of a command's paths; what cannot be read is said as every other problem is.
func readManifests(_ paths: [String]) throws -> [ManifestText] {
    do { return try ManifestFiles.read(paths) } catch {
        for diagnostic in error.diagnostics { Output.complain("\(diagnostic)") }
        throw Failure(error.message)
    }
}

struct Lint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check manifests; every problem with its place and fix.",
        discussion: "Exit code 0: no findings. 1: findings. 2: wrong usage."
    )
    @Argument(help: "Files, directories, or - for stdin.") var paths: [String]
    @Flag(help: "Unknown fields are warnings, for migrating.") var lenient = false
    @Flag(help: "Check as well what triggers refer to in the cluster of the kubeconfig: kinds, templates, parameters.")
    var cluster = false
    @OptionGroup(title: "With --cluster") var place: LintCluster

    func run() async throws {
        guard cluster else { return try report(checkedManifests(namespace: place.namespace ?? "default"), []) }
        try await withClusterClient(of: place.choice) { client, defaultNamespace in
            let checked = try checkedManifests(namespace: place.namespace ?? defaultNamespace)
            let found = try await checked.references(in: client)
            for text in found.unchecked { Output.complain(text) }
            try report(checked, found.diagnostics)
        }
    }

    private func checkedManifests(namespace: String) throws -> CheckedManifests {
        CheckedManifests(try readManifests(paths), namespace: namespace, isLenient: lenient)
    }

    private func report(_ checked: CheckedManifests, _ more: [Diagnostic]) throws {
        let diagnostics = (checked.diagnostics + more).inOrder
        for diagnostic in diagnostics { Output.line("\(diagnostic)") }
        for other in checked.passedOver { Output.complain("\(other.place): \(other.kind) is not checked") }
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        let counts = checked.counts.map { counted($0.count, $0.of) }
        let findings = [(errors, "error"), (warnings, "warning")].map(counted)
        Output.complain("\(counts.joined(separator: ", ")): \(findings.joined(separator: ", "))")
        if errors > 0 { throw ExitCode(1) }
    }
}

/// Which cluster `lint --cluster` asks.
struct LintCluster: ParsableArguments {
    @Option(help: "The kubeconfig's context; its current one by default.") var context: String?
    @Option(help: .init("The kubeconfig file; $KUBECONFIG or ~/.kube/config by default.", valueName: "file"))
    var kubeconfig: String?
    @Option(help: .init("A local cluster's address, instead of a kubeconfig.", valueName: "url")) var server: String?
    @Option(name: [.customShort("n"), .long], help: "Of manifests that name none; the context's, or 'default'.")
    var namespace: String?

    var choice: ClusterChoice {
        let kind: ClusterChoice.Kind = server == nil ? .kubeconfig : .local
        return ClusterChoice(kind: kind, context: context, kubeconfig: kubeconfig, server: server ?? "")
    }
}
