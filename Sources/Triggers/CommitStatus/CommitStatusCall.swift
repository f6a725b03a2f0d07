import EventData
import SensorEngine

/// The call by which a provider is told the state of a commit.
struct CommitStatusCall: Sendable, Equatable {
    /// Longest description that GitHub takes; the others take more.
    private static let longestDescription = 140

    let url: String
    /// The header that says who we are, and its value without the token.
    let header: String
    let scheme: String
    let body: JSON

    /// - Throws: what the manifest has to say for this provider and does not.
    init(_ order: CommitStatusOrder, _ state: CommitState, of workflow: JSON) throws(AttemptFailure) {
        let metadata = workflow["metadata"]
        let (namespace, name) = (metadata?["namespace"]?.string ?? "", metadata?["name"]?.string ?? "")
        let description = String("Workflow \(namespace)/\(name) \(state.words)".prefix(Self.longestDescription))
        let link = order.link?.replacing("{namespace}", with: namespace.percentEncoded)
            .replacing("{name}", with: name.percentEncoded)
        let (context, commit) = (JSON.string(order.context), order.commit)
        let repository = order.repository.split(separator: "/").map { String($0).percentEncoded }.joined(separator: "/")
        switch order.provider {
        case "github":
            url = "\(order.base ?? "https://api.github.com")/repos/\(repository)/statuses/\(commit)"
            (header, scheme) = ("Authorization", "token ")
            body = Self.body(state, Self.github, link, ["context": context, "description": .string(description)])
        case "gitlab":
            let base = order.base ?? "https://gitlab.com"
            let api = base.hasSuffix("/api/v4") ? base : base + "/api/v4"
            url = "\(api)/projects/\(repository)/statuses/\(commit)"
            (header, scheme) = ("PRIVATE-TOKEN", "")
            body = Self.body(state, Self.gitlab, link, ["name": context, "description": .string(description)])
        case "bitbucket", "bitbucketserver":
            guard let link else {
                throw .permanent(
                    "Bitbucket takes no status without an address",
                    fix:
                        "start the gateway with --console-url and retry the invocation, or add link: to commitStatus in "
                        + "the sensor and send its next event"
                )
            }
            if order.provider == "bitbucket" {
                let base = order.base ?? "https://api.bitbucket.org/2.0"
                url = "\(base)/repositories/\(repository)/commit/\(commit)/statuses/build"
            } else {
                guard let base = order.base else {
                    throw .permanent(
                        "it is not known where Bitbucket Server is",
                        fix: "add baseURL: (with /rest) to commitStatus in the sensor, and send its next event"
                    )
                }
                url = "\(base)/build-status/1.0/commits/\(commit)"
            }
            (header, scheme) = ("Authorization", "Bearer ")
            body = [
                "state": .string(Self.bitbucket(state)), "key": context, "name": context, "url": .string(link),
                "description": .string(description),
            ]
        default:
            throw .permanent("'\(order.provider)' has no statuses", fix: "run a version that knows this provider")
        }
    }

    /// GitHub's and GitLab's bodies differ in the names of states alone.
    private static func body(
        _ state: CommitState,
        _ names: (CommitState) -> String,
        _ link: String?,
        _ more: JSON
    ) -> JSON {
        var body = more
        body["state"] = .string(names(state))
        body["target_url"] = link.map { .string($0) }
        return body
    }

    private static func github(_ state: CommitState) -> String {
        switch state {
        case .running: "pending"
        case .succeeded: "success"
        case .failed: "failure"
        case .broken, .gone: "error"
        }
    }

    private static func gitlab(_ state: CommitState) -> String {
        switch state {
        case .running: "running"
        case .succeeded: "success"
        case .failed, .broken, .gone: "failed"
        }
    }

    private static func bitbucket(_ state: CommitState) -> String {
        switch state {
        case .running: "INPROGRESS"
        case .succeeded: "SUCCESSFUL"
        case .failed, .broken, .gone: "FAILED"
        }
    }
}

/// What an invocation of this kind is to do, as `Firing` wrote it.
struct CommitStatusOrder: Sendable {
    let provider: String
    let repository: String
    let commit: String
    let context: String
    let token: JSON
    let link: String?
    /// Without a slash at its end.
    let base: String?
    /// The invocation that submits the Workflow, and where that will be.
    let main: String
    let namespace: String

    /// `console` is where people reach the console, to which a status without a `link` leads.
    init(_ invocation: Invocation, console: String?) {
        let request = invocation.request
        func text(_ name: String) -> String { request[name]?.string ?? "" }
        provider = text("provider")
        repository = text("repository")
        commit = text("commit")
        context = text("context")
        token = request["token"] ?? .null
        base = request["baseURL"]?.string.map { base in
            var base = base
            while base.hasSuffix("/") { base.removeLast() }
            return base
        }
        let main = request.at("workflow", "invocation")?.string ?? ""
        self.main = main
        link = request["link"]?.string ?? console.map { "\($0)/console#/invocations/\(main.percentEncoded)" }
        namespace = request.at("workflow", "namespace")?.string ?? ""
    }
}
