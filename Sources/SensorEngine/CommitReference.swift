import EventData

/// The commit that an event of a provider is about, and where it is.
struct CommitReference: Equatable {
    /// The kind of the event source: `github`, `gitlab`, `bitbucket`, `bitbucketserver`.
    let provider: String
    /// `octo-org/app`; for GitLab the project's number; empty for Bitbucket Server, which goes by the commit alone.
    let repository: String
    /// Hexadecimal.
    let commit: String

    /// nil for an event that is about no commit, such as the deletion of a branch, or of another kind.
    init?(_ event: DecodedEvent) {
        guard let places = Self.places[event.event.type], case .success(let document)? = event.document else {
            return nil
        }
        func text(_ path: String) -> String? { document.find(JSONPath("body.\(path)"))?.text }
        guard let commit = places.commits.lazy.compactMap(text).first(where: Self.isCommit) else { return nil }
        let repository = places.repositories.lazy.compactMap(text).first(where: Self.isRepository)
        guard places.repositories.isEmpty || repository != nil else { return nil }
        provider = event.event.type
        self.repository = repository ?? ""
        self.commit = commit
    }

    private struct Places {
        /// The first that holds a repository counts; none where the commit alone says it.
        let repositories: [String]
        /// The first that holds a commit counts.
        let commits: [String]
    }

    private static let places = [
        "github": Places(
            repositories: ["repository.full_name"],
            commits: [
                "after", "pull_request.head.sha", "check_run.head_sha", "check_suite.head_sha",
                "workflow_run.head_sha", "deployment.sha",
            ]
        ),
        "gitlab": Places(
            repositories: ["project.id", "project_id"],
            commits: ["checkout_sha", "object_attributes.last_commit.id", "object_attributes.sha", "sha", "commit.id"]
        ),
        "bitbucket": Places(
            repositories: ["repository.full_name"],
            commits: ["push.changes.0.new.target.hash", "pullrequest.source.commit.hash", "commit.hash"]
        ),
        "bitbucketserver": Places(
            repositories: [],
            commits: ["changes.0.toHash", "pullRequest.fromRef.latestCommit", "commit"]
        ),
    ]

    /// Hexadecimal, as long as git's short and long names are, and not the zeros that stand for none.
    private static func isCommit(_ text: String) -> Bool {
        (7...64).contains(text.utf8.count) && text.contains { $0 != "0" }
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }

    /// A number, or owner and name: an event must not lead us anywhere else (promise G10).
    private static func isRepository(_ text: String) -> Bool {
        if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) { return true }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}
