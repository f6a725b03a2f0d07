import EventData
import Testing

/// The CustomResourceDefinitions are such as an API server takes.
struct CustomResourceTests {
    @Test func `there is a definition for each kind, named as in Argo Events`() {
        let names = CustomResource.all.map { resource in
            [
                resource.definition.at("metadata", "name")?.string,
                resource.definition.at("spec", "names", "kind")?.string,
                resource.definition.at("spec", "names", "shortNames")?.array?.first?.string,
                resource.definition.at("spec", "scope")?.string,
            ]
        }
        #expect(
            names == [
                ["eventbus.argoproj.io", "EventBus", "eb", "Namespaced"],
                ["eventsources.argoproj.io", "EventSource", "es", "Namespaced"],
                ["sensors.argoproj.io", "Sensor", "sn", "Namespaced"],
            ]
        )
    }

    @Test(arguments: CustomResource.all.map(\.kind))
    func `a schema is structural, every field is described, and rules have limits`(kind: String) throws {
        let resource = try #require(CustomResource.of(kind))
        #expect(SchemaShape.findings(in: resource.schema) == [])
    }

    @Test(arguments: CustomResource.all.map(\.kind))
    func `status is a subresource and columns read it`(kind: String) throws {
        let resource = try #require(CustomResource.of(kind))
        let version = try #require(resource.definition.at("spec", "versions")?.array?.first)
        #expect(version.at("subresources", "status") == [:])
        let columns = version["additionalPrinterColumns"]?.array ?? []
        #expect(columns.contains { $0["jsonPath"]?.string == ".status.conditions[?(@.type==\"ConfigValid\")].status" })
        #expect(columns.contains { $0["name"]?.string == "Age" && $0["type"]?.string == "date" })
    }

    /// `kubectl apply` writes the object into an annotation, which may have 256 KiB.
    @Test(arguments: CustomResource.all.map(\.kind))
    func `kubectl can apply a definition without server-side apply`(kind: String) throws {
        let resource = try #require(CustomResource.of(kind))
        #expect(resource.definition.bytes.count < 256 << 10)
    }

    /// A field that is dropped on arrival is one that nobody warns of.
    @Test(arguments: CustomResource.all.map(\.kind))
    func `no mapping below spec and status drops what it does not know`(kind: String) throws {
        let schema = try #require(CustomResource.of(kind)?.schema)
        func dropping(_ schema: Schema, _ path: String) -> [String] {
            let drops = schema.type == "object" && schema.values == nil && !schema.keepsUnknown
            return (drops ? [path] : []) + schema.properties.flatMap { dropping($0.schema, "\(path).\($0.name)") }
                + (schema.items.map { dropping($0, "\(path)[]") } ?? [])
                + (schema.values.map { dropping($0, "\(path).*") } ?? [])
        }
        for part in ["spec", "status"] { #expect(dropping(try #require(schema.property(part)), part) == []) }
    }
}
