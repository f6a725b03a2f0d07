import EventData

/// Finds and fetches images.
struct PodmanImages: Sendable {
    /// How podman names each image of a leaf, by the template's word for it.
    typealias Names = [String: String]

    private static let waitInterval = Duration.milliseconds(100)
    /// Images that are being fetched: who else needs one waits for it.
    private let fetched = Shared<Set<String>>([])
    private let tool: PodmanTool

    init(_ tool: PodmanTool) { self.tool = tool }

    /// Those of a template, all there when it returns.
    func names(for template: JSON) async throws(LeafProblem) -> Names {
        let main = template["script"] ?? template["container"]
        let containers =
            template.list("initContainers") + (main.map { [$0] } ?? [])
            + (template["containerSet"] ?? .null).list("containers")
        var names: Names = [:]
        for container in containers {
            let image = container.text("image")
            let owner = container["name"]?.string ?? "main"
            guard Self.isReference(image) else {
                throw .error(
                    image.isEmpty
                        ? "\(owner): the template has no image; write image:"
                        : "\(owner): '\(image)' is no name of an image; correct it"
                )
            }
            do throws(LeafProblem) {
                names[image] = try await name(of: image, container["imagePullPolicy"]?.string ?? "IfNotPresent")
            } catch { throw .error("\(owner): \(error.message)") }
        }
        return names
    }

    /// What is none could be an option of podman.
    static func isReference(_ image: String) -> Bool {
        guard let first = image.utf8.first, first != UInt8(ascii: "-") else { return false }
        return image.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// As Kubernetes reads it: without a registry it is Docker's.
    static func fullName(of image: String) -> String {
        let parts = image.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return "docker.io/library/\(image)" }
        return parts[0] == "localhost" || parts[0].contains(".") || parts[0].contains(":")
            ? image : "docker.io/\(image)"
    }

    /// One that is there is used, unless `Always` is asked for; one that was built here may have a short name.
    private func name(of image: String, _ policy: String) async throws(LeafProblem) -> String {
        let full = Self.fullName(of: image)
        if policy != "Always" {
            for name in image == full ? [full] : [image, full] where try await isThere(name) { return name }
            guard policy != "Never" else {
                throw .error(
                    "ErrImageNeverPull: the image '\(image)' is not here, and imagePullPolicy is Never; "
                        + "build it, or load it with: podman load"
                )
            }
        }
        try await whileAlone(with: full) { () throws(LeafProblem) in
            if policy != "Always", try await isThere(full) { return }
            try await pull(full)
        }
        return full
    }

    private func isThere(_ name: String) async throws(LeafProblem) -> Bool {
        let reason: String
        do {
            let output = try await tool.output(["image", "exists", name])
            // All else is that podman does not know.
            if output.code == 0 || output.code == 1 { return output.code == 0 }
            reason = output.reason
        } catch { reason = "\(error)" }
        throw .error(
            "podman cannot say whether the image '\(name)' is here: \(reason); try: podman image exists \(name)"
        )
    }

    private func pull(_ name: String) async throws(LeafProblem) {
        let reason: String
        do {
            let output = try await tool.output(["pull", "--quiet", name], within: ProgramOutput.timeLimit)
            if output.code == 0 { return }
            reason = output.reason
        } catch { reason = "\(error)" }
        throw .error(
            "ImagePullBackOff: the image '\(name)' cannot be fetched: \(reason); correct the name, log in with "
                + "'podman login', or load it with 'podman load'"
        )
    }

    private func whileAlone(
        with name: String,
        _ body: () async throws(LeafProblem) -> Void
    ) async throws(LeafProblem) {
        while !fetched.with({ $0.insert(name).inserted }) {
            do { try await Task.sleep(for: Self.waitInterval) } catch { throw .error("pod deleted") }
        }
        defer { fetched.with { _ = $0.remove(name) } }
        try await body()
    }
}
