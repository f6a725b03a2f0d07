import EventData
import FoundationEssentials
import Workflows

/// An artifact that is a commit of a git repository, cloned by the machine's git inside a fence.
struct GitArtifact: Sendable {
    let block: JSON
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence

    /// Constant text: what the manifest says comes as arguments and variables.
    private static let script = #"""
        set -e
        git init --quiet /out/clone
        cd /out/clone
        git remote add origin "$1"
        if [ -n "$3" ]; then set -- "$1" "$2" "--depth=$3"; else set -- "$1" "$2"; fi
        revision=${2:-HEAD}
        shift 2
        git fetch --quiet "$@" origin "$revision" || { git fetch --quiet --tags origin; git checkout --quiet "$revision"; exit; }
        git checkout --quiet FETCH_HEAD
        """#

    /// Where the clone is, in `scratch`, a directory that no step sees.
    func made(in scratch: String) async throws(LeafProblem) -> String {
        let address = block.text("repo")
        guard ["https://", "http://"].contains(where: { address.lowercased().hasPrefix($0) }) else {
            throw .error(
                "git: repo '\(address)' does not start with https:// or http://; only these are supported here"
            )
        }
        let revision = block.text("revision")
        guard !revision.hasPrefix("-") else { throw .error("git: revision '\(revision)' is none; correct it") }
        let directory = scratch + "/cloning"
        let depth = block["depth"]?.integer.map { "\($0)" } ?? ""
        do {
            try FileManager.default.makePrivateDirectory(directory + "/root/tmp")
            try FileManager.default.makePrivateDirectory(directory + "/out")
        } catch { throw .error("git: the directory cannot be made: \(error)") }
        var plan = FencePlan(
            root: directory + "/root",
            command: ["/bin/sh", "-c", Self.script, "sh", address, revision, depth]
        )
        plan.limits = tools.limits
        // What the manifest names is fetched for the step, whatever the step itself may reach.
        plan.limits.hasNetwork = true
        plan.environment = try await environment(for: address)
        plan.binds = [FencePlan.Bind(source: directory + "/out", place: "/out")]
        let output: ProgramOutput
        do { output = try await fence.output(of: plan) } catch { throw .error("git cannot be run: \(error)") }
        guard output.code == 0 else {
            let words = String(decoding: output.problems.suffix(500), as: UTF8.self).split(separator: "\n")
            throw .error("git: \(words.joined(separator: "; "))")
        }
        return directory + "/out/clone"
    }

    private func environment(for address: String) async throws(LeafProblem) -> [(name: String, value: String)] {
        var variables = [
            ("HOME", "/tmp"), ("GIT_TERMINAL_PROMPT", "0"), ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_ALLOW_PROTOCOL", "http:https"), ("LC_ALL", "C"),
        ]
        guard block["usernameSecret"] != nil || block["passwordSecret"] != nil else { return variables }
        let secrets = LeafSecrets(namespace: task.namespace, cluster: tools.cluster)
        let user = block["usernameSecret"] == nil ? "" : try await secrets.text(block["usernameSecret"])
        let password = block["passwordSecret"] == nil ? "" : try await secrets.text(block["passwordSecret"])
        // For this server alone, so that a redirect elsewhere gets nothing.
        let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        let origin = parts.prefix(3).joined(separator: "/")
        let helper = #"!f() { printf 'username=%s\npassword=%s\n' "$LEAF_GIT_USER" "$LEAF_GIT_PASSWORD"; }; f"#
        variables += [
            ("LEAF_GIT_USER", user), ("LEAF_GIT_PASSWORD", password), ("GIT_CONFIG_COUNT", "1"),
            ("GIT_CONFIG_KEY_0", "credential.\(origin).helper"), ("GIT_CONFIG_VALUE_0", helper),
        ]
        return variables
    }
}
