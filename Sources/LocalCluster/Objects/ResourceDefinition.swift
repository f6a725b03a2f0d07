import EventData
import Kubernetes

/// One kind of object the cluster keeps: its names in the API, its columns, its rules.
struct ResourceDefinition: Sendable {
    let type: ResourceType
    let singular: String
    var shortNames: [String] = []
    var columns: [PrinterColumn] = [.name, .age]
    /// `status` is written through `/status` only, and ignored elsewhere.
    var hasStatusSubresource = false
    var naming = NamingRule.subdomain(longest: 253)
    /// Paths that a field selector may name, besides name and namespace.
    var selectableFields: [String] = []
    /// How objects are made from Workflows; nil where all are kept.
    var view: WorkflowView?
    /// Whether objects are kept that clients create.
    var isKept = true
    /// Fills what the cluster decides when an object is created.
    var complete: @Sendable (inout JSON) -> Void = { _ in }
    /// Rules beyond names and labels.
    var validate: @Sendable (JSON) -> [FieldProblem] = { _ in [] }
    /// Further rules, which what is stored already may break.
    var validateNew: @Sendable (JSON) -> [FieldProblem] = { _ in [] }
    /// What whoever creates an object should know, though it is taken.
    var advise: @Sendable (JSON) -> [String] = { _ in [] }

    var apiVersion: String { type.apiVersion }
    var kind: String { type.kind }
    var plural: String { type.plural }
    var isNamespaced: Bool { type.isNamespaced }

    /// Empty for the core group.
    var group: String {
        guard let slash = apiVersion.firstIndex(of: "/") else { return "" }
        return String(apiVersion[..<slash])
    }

    var version: String { String(apiVersion.split(separator: "/").last ?? "v1") }

    /// `workflows.argoproj.io`, `secrets`: as Kubernetes' messages have it, and the key in our database.
    var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }

    static func find(apiVersion: String, plural: String) -> ResourceDefinition? {
        all.first { $0.apiVersion == apiVersion && $0.plural == plural }
    }

    /// The API versions served, core first.
    static let apiVersions = ["v1", "coordination.k8s.io/v1", argoVersion]
    static let argoVersion = "argoproj.io/v1alpha1"
}

/// What a name must look like.
enum NamingRule: Sendable {
    /// Lower-case letters, digits and '-', in parts joined by '.'.
    case subdomain(longest: Int)
    /// One part, at most 63 bytes.
    case label
}
