import EventData
import Logging
import Manifests
import SensorEngine

/// `source.git`: a file of a repository, read by the system's git into a directory that each attempt has for itself.
///
/// Nothing is checked out: the file is taken from the commit, so no hook or filter of the repository runs, and its
/// symbolic links lead nowhere.
struct GitSource: Sendable {
    private static let defaultBranch = "master"

    private let block: JSON
    private let secrets: TriggerSecrets

    init(_ block: JSON, secrets: TriggerSecrets) {
        self.block = block
        self.secrets = secrets
    }

    func content(logger: Logger) async throws(AttemptFailure) -> ArtifactContent {
        let (path, reference) = (try path(), try reference())
        let address = block.text("url")
        guard GitField.isAddress(address) else {
            throw .permanent(
                "source.git 'url' is no address with https://, http:// or ssh://, nor git@host:path",
                fix: "correct it in the sensor"
            )
        }
        for field in ["githubApp", "remote"] where block[field]?.object != nil {
            let fix = "use creds: with a token as the password, and the address of the remote in url:"
            throw .permanent("source.git.\(field) is not supported yet", fix: fix)
        }
        let name = "source.git '\(path)' at \(reference) of \(GitAccess.withoutUser(address))"
        let access = try await GitAccess.to(address, by: block, secrets: secrets)
        let directory = try await TemporaryDirectory(for: name)
        let repository = GitRepository(directory: directory, address: address, access: access, name: name)
        let bytes = await repository.file(path, at: reference)
        await directory.remove(logger: logger)
        return ArtifactContent(name: name, bytes: try bytes.get())
    }

    /// The path without what leads nowhere: `./a//b.yaml` is `a/b.yaml`.
    private func path() throws(AttemptFailure) -> String {
        for field in ["filePath", "cloneDirectory"] {
            guard let forbidden = GitField.forbiddenText(inPath: block.text(field)) else { continue }
            let fix = "write the path of the file in the repository"
            throw .permanent("source.git '\(field)' contains '\(forbidden)'", fix: fix)
        }
        let parts = block.text("filePath").split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty else {
            throw .permanent("source.git has no 'filePath'", fix: "write the path of the file in the repository")
        }
        return parts.joined(separator: "/")
    }

    /// What to fetch; ref goes before tag, tag before branch.
    private func reference() throws(AttemptFailure) -> String {
        for (field, prefix) in [("ref", ""), ("tag", "refs/tags/"), ("branch", "refs/heads/")] {
            let name = block.text(field)
            if name.isEmpty { continue }
            guard GitField.isReference(name) else {
                throw .permanent("source.git '\(field)' is no name that git takes", fix: "correct it in the sensor")
            }
            return prefix + name
        }
        return "refs/heads/\(Self.defaultBranch)"
    }
}
