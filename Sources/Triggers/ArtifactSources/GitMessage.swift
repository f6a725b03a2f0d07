import SensorEngine

/// What git says when it fails; only what is known is passed on, since servers write into it and addresses have secrets.
struct GitMessage {
    private let text: String

    init(_ text: String) { self.text = text }

    func failure(_ name: String) -> AttemptFailure {
        for known in Self.known where known.signs.contains(where: text.contains) {
            guard let fix = known.fix else {
                return AttemptFailure(result: .transient("\(name): \(known.problem)", after: nil))
            }
            return .permanent("\(name): \(known.problem)", fix: fix)
        }
        let problem = "\(name): git failed; run git fetch with that address by hand to see why"
        return AttemptFailure(result: .transient(problem, after: nil))
    }

    private struct Known {
        let signs: [String]
        let problem: String
        /// nil: it can pass by waiting.
        var fix: String?
    }

    private static let known = [
        Known(
            signs: ["couldn't find remote ref", "not our ref", "no such remote ref"],
            problem: "there is no such branch, tag or ref (yet); push it"
        ),
        Known(
            signs: [
                "Authentication failed", "could not read Username", "could not read Password", "Permission denied",
                "returned error: 403",
            ],
            problem: "the server wants other credentials",
            fix: "correct the Secrets of source.git.creds or sshKeySecret, or their rights; then retry the invocation"
        ),
        Known(
            signs: ["Host key verification failed"],
            problem: "the server's key is not known",
            fix: "add the server to known_hosts of the gateway's user; then retry the invocation"
        ),
        Known(
            signs: ["not found", "does not appear to be a git repository"],
            problem: "there is no such repository (yet), or these credentials may not see it"
        ),
        Known(signs: ["Could not resolve host"], problem: "the host's name cannot be resolved"),
        Known(signs: ["Failed to connect", "Connection refused"], problem: "the server does not accept connections"),
        Known(signs: ["timed out", "Operation too slow"], problem: "the server is too slow"),
        Known(signs: ["certificate"], problem: "the server's certificate is not trusted here"),
    ]
}
