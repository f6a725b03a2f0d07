import EventData
import Workflows

/// Finds programs that a container will not have, as far as that is certain before anything of its Workflow runs.
struct AbsentPrograms: Sendable {
    private static let images = "images are not read here"
    private static let withPodman = "or run the gateway with --runner podman"

    let scenery: HostScenery

    /// What there is to say of a container whose `command` its image alone knows; nil where it has one, or may.
    func missingCommand(of container: JSON) -> String? {
        guard Self.first(of: container) == nil else { return nil }
        let image = container.text("image")
        if KnownImages.program(of: image) != nil || !ReachedTemplate.isSettled(image) { return nil }
        let shown = image.isEmpty ? "" : " '\(image)'"
        return "there is none, and the image\(shown) is not read here; write it, \(Self.withPodman)"
    }

    /// What there is to say where this machine does not have the program of a template's container; nil where it may.
    func absence(of container: JSON, in template: JSON) -> String? {
        let image = container.text("image")
        // What is filled in, with tags or variables, may be anything.
        guard let program = Self.first(of: container)?.string, ReachedTemplate.isSettled(program),
            !program.contains("$")
        else { return nil }
        let isThere = program.contains("/") ? mayBe(at: program, image, template) : mayBe(program, container, template)
        if isThere { return nil }
        return "this machine has no program '\(program)', and \(Self.images); install it, \(Self.withPodman)"
    }

    private static func first(of container: JSON) -> JSON? {
        container.list("command").first.flatMap { $0 == "" ? nil : $0 }
    }

    private func mayBe(at path: String, _ image: String, _ template: JSON) -> Bool {
        guard path.hasPrefix("/"), ReachedTemplate.isSettled(image), KnownImages.name(of: path, in: image) == path
        else {
            return true
        }
        // The script itself is there.
        if path.hasPrefix(LeafDirectory.staging + "/") { return true }
        let containers = LeafContainers.all(of: template).map(\.container)
        let others = [template["inputs"] ?? .null].flatMap { $0.list("artifacts") } + template.list("initContainers")
        let mounts = (containers + [template["containerSet"] ?? .null]).flatMap { $0.list("volumeMounts") }
        guard containers.count == 1, others.isEmpty, mounts.isEmpty else { return true }
        return scenery.has(path)
    }

    private func mayBe(_ name: String, _ container: JSON, _ template: JSON) -> Bool {
        if ProgramNames.has(name, scenery) { return true }
        let hasOwnPath = container.list("env").contains {
            $0.text("name") == "PATH" || !ReachedTemplate.isSettled($0.text("name"))
        }
        return hasOwnPath || !container.list("envFrom").isEmpty || Self.touchesSearchPath(template)
    }

    /// Whether a part of the template is placed, or made, where programs are looked for.
    private static func touchesSearchPath(_ template: JSON) -> Bool {
        let bodies = LeafContainers.all(of: template).map(\.container) + [template["containerSet"] ?? .null]
        let (inputs, outputs) = (template["inputs"] ?? .null, template["outputs"] ?? .null)
        let paths =
            bodies.flatMap { $0.list("volumeMounts") }.map { $0.text("mountPath") }
            + (inputs.list("artifacts") + outputs.list("artifacts")).map { $0.text("path") }
            + outputs.list("parameters").compactMap { $0.at("valueFrom", "path")?.string }
        return paths.contains { path in
            guard ReachedTemplate.isSettled(path) else { return true }
            return HostScenery.searchPath.contains { $0 == path || $0.isBelow(path) || path.isBelow($0) }
        }
    }
}

extension String {
    fileprivate func isBelow(_ path: String) -> Bool { hasPrefix(path.hasSuffix("/") ? path : path + "/") }
}
