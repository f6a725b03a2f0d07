import EventData

/// A CustomResourceDefinition of `deploy/base/crds`.
struct CustomResource: Sendable {
    let kind: String
    let definition: JSON
    let schema: Schema

    static let all: [CustomResource] = {
        let files = ShippedFiles.manifests(below: "deploy/base/crds")
        let found = (try? files.flatMap(documents(of:))) ?? []
        return found.compactMap(CustomResource.init)
    }()

    static func of(_ kind: String?) -> CustomResource? { all.first { $0.kind == kind } }

    private init?(_ document: JSON) {
        guard document["kind"]?.string == "CustomResourceDefinition",
            let kind = document.at("spec", "names", "kind")?.string,
            let schema = document.at("spec", "versions")?.array?.first?.at("schema", "openAPIV3Schema")
        else { return nil }
        self.kind = kind
        definition = document
        self.schema = Schema(schema)
    }
}
