import EventData
import Testing

/// The rights that the gateway asks for, whole.
struct RightsTests {
    /// One rule: `verbs` on `resources` of an API group.
    private struct Right: Hashable, CustomStringConvertible {
        let resource: String
        let verb: String

        var description: String { "\(verb) \(resource)" }
    }

    @Test(arguments: RenderedOverlay.names)
    func `the gateway may do this and nothing else`(overlay: String) async throws {
        let rendered = try await RenderedOverlay("overlays/\(overlay)")
        let rights = try Self.rights(in: rendered.all("Role") + rendered.all("ClusterRole"))
        let ours = ["eventbus", "eventsources", "sensors"]
        let expected =
            ours.flatMap { Self.all(["get", "list", "watch"], on: "argoproj.io/\($0)") }
            + ours.map { Right(resource: "argoproj.io/\($0)/status", verb: "patch") }
            + Self.all(["create"], on: "/events") + Self.all(["get", "watch"], on: "/configmaps")
            + Self.all(["get"], on: "/secrets")
            + Self.all(["create", "get", "list"], on: "argoproj.io/workflows")
            + ["clusterworkflowtemplates", "cronworkflows", "workflowtemplates"].map {
                Right(resource: "argoproj.io/\($0)", verb: "get")
            }
            + Self.all(["create", "get", "update"], on: "coordination.k8s.io/leases")
        #expect(rights.map(\.description).sorted() == expected.map(\.description).sorted())
    }

    /// Also of the features that are not on by default.
    @Test func `no rule has a wildcard, and no Secret is listed`() throws {
        let files = ["deploy/rbac", "deploy/components"].flatMap(ShippedFiles.manifests(below:))
        let roles = try files.flatMap(documents(of:))
            .filter { $0["kind"]?.string == "Role" }
        #expect(roles.count == 9)
        let rights = try Self.rights(in: roles)
        #expect(rights.filter { $0.description.contains("*") } == [])
        // The webhook's own Secret has its name in its role; AdmissionOverlayTests look at it.
        let secrets = rights.filter { $0.resource == "/secrets" }.map(\.verb).sorted()
        #expect(secrets == ["get", "get", "update"])
        let escalating: Set = ["bind", "escalate", "deletecollection"]
        #expect(rights.filter { escalating.contains($0.verb) } == [])
        // Whom it may act as is always named.
        for rule in roles.flatMap({ $0["rules"]?.array ?? [] }) where rule["verbs"] == ["impersonate"] {
            #expect(rule["resourceNames"]?.array?.isEmpty == false)
        }
    }

    @Test func `one namespace needs no right outside it`() async throws {
        let rendered = try await RenderedOverlay("overlays/namespaced")
        let wide = ["ClusterRole", "ClusterRoleBinding", "Namespace", "CustomResourceDefinition"]
        #expect(wide.flatMap(rendered.all) == [])
        #expect(try !rendered.arguments.contains("--all-namespaces"))
        let wider = try await RenderedOverlay("overlays/cluster-wide")
        #expect(wider.all("Role").compactMap { $0.at("metadata", "name")?.string } == ["signalbox-leases"])
        #expect(try wider.arguments.contains("--all-namespaces"))
    }

    @Test(arguments: RenderedOverlay.names)
    func `every role is bound to the gateway's own account and to nobody else`(overlay: String) async throws {
        let rendered = try await RenderedOverlay("overlays/\(overlay)")
        for kind in ["Role", "ClusterRole"] {
            let bindings = rendered.all(kind + "Binding")
            #expect(
                bindings.map { $0.at("roleRef", "name") } == rendered.all(kind).map { $0.at("metadata", "name") }
            )
            for binding in bindings {
                #expect(binding.at("roleRef", "kind")?.string == kind)
                let subjects = binding["subjects"]?.array ?? []
                #expect(subjects.map { [$0["kind"], $0["name"]] } == [["ServiceAccount", "signalbox"]])
            }
        }
        #expect(try rendered.podSpec["serviceAccountName"] == "signalbox")
        #expect(try rendered.one("ServiceAccount")["automountServiceAccountToken"] == false)
    }

    private static func rights(in roles: [JSON]) throws -> [Right] {
        func texts(_ rule: JSON, _ field: String) -> [String] { (rule[field]?.array ?? []).compactMap(\.string) }
        return roles.flatMap { $0["rules"]?.array ?? [] }.flatMap { rule in
            texts(rule, "apiGroups").flatMap { group in
                texts(rule, "resources").flatMap { resource in
                    texts(rule, "verbs").map { Right(resource: "\(group)/\(resource)", verb: $0) }
                }
            }
        }
    }

    private static func all(_ verbs: [String], on resource: String) -> [Right] {
        verbs.map { Right(resource: resource, verb: $0) }
    }
}
