import EventData
import Foundation
import Manifests
import SensorEngine
import Support
import Testing

/// `commitStatus`: what a firing adds for the commit that its event came from.
@Suite struct CommitStatusTests {
    private let workflow = """
        argoWorkflow: {operation: submit, source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, \
        metadata: {generateName: w-, namespace: jobs}}}}
        """

    private func fired(_ status: String, _ type: String, _ body: JSON, when condition: String = "a") throws
        -> [Invocation]
    {
        let trigger = """
            - template: {name: build, conditions: "\(condition)", \(workflow)}
              commitStatus: \(status)
            """
        var engine = Engine(sensor: try .flow(trigger))
        let event = CloudEvent(
            id: "1",
            source: "source",
            subject: "a",
            type: type,
            time: start,
            data: JSON.object(JSONObject([("body", body)])).bytes
        )
        return engine.receive(event, sequence: 1, at: start).compactMap { effect in
            if case .fire(let invocation) = effect { invocation } else { nil }
        }
    }

    private func payload(_ name: String) throws -> JSON {
        let url = URL(fileURLWithPath: "\(sharedDirectory)/fixtures/\(name)")
        return try JSON(parsing: Array(try Data(contentsOf: url)))
    }

    @Test func `one more invocation tells the commit, with an id, attempts and retries of its own`() throws {
        let push: JSON = [
            "after": "6113728f27ae82c7b1a177c8d03f9e96e0adf246", "repository": ["full_name": "octo/app"],
        ]
        let status = "{token: {name: hub, key: t}, link: \"https://argo/{namespace}/{name}\", baseURL: https://hub/api}"
        let both = try fired(status, "github", push)
        #expect(both.map(\.kind) == ["argoWorkflow", "commitStatus"])
        let (main, told) = (try #require(both.first), try #require(both.last))
        #expect(told.id != main.id && told.trigger == "build.commitStatus" && told.events == main.events)
        #expect(told.rules == DeliveryRules())
        let request: JSON = [
            "provider": "github", "repository": "octo/app", "commit": "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
            "context": "flow/build", "token": ["name": "hub", "key": "t"],
            "workflow": ["invocation": .string(main.id.text), "namespace": "jobs"],
            "link": "https://argo/{namespace}/{name}", "baseURL": "https://hub/api",
        ]
        #expect(told.request == request)
        #expect(try fired(status, "github", push).map(\.id) == both.map(\.id), "deciding again gives the same ids")
    }

    @Test(
        arguments: [
            ("github", "github/push/with-no-username-committer.payload.json", "Codertocat/Hello-World"),
            ("github", "github/pull_request/assigned.payload.json", "Codertocat/Hello-World"),
            ("github", "github/check_run/completed.1.payload.json", "Codertocat/Hello-World"),
            ("gitlab", "gitlab/build-event.json", "380"),
            ("bitbucket", "bitbucket/repo-push.json", "team_name/repo_name"),
            ("bitbucket", "bitbucket/pull-request-updated.json", "team_name/repo_name"),
            ("bitbucketserver", "bitbucket-server/pr-deleted.json", ""),
        ]
    ) func `the commit of a provider's real payload is found`(type: String, file: String, repository: String) throws {
        let told = try fired("{token: {name: hub, key: t}}", type, try payload(file))
        #expect(told.map(\.kind) == ["argoWorkflow", "commitStatus"])
        #expect(told.last?.request["repository"]?.string == repository)
        #expect(told.last?.request["commit"]?.string?.isEmpty == false)
    }

    @Test func `an event that is about no commit, or leads elsewhere, tells nobody`() throws {
        let status = "{token: {name: hub, key: t}}"
        let sha = "6113728f27ae82c7b1a177c8d03f9e96e0adf246"
        let zeros = String(repeating: "0", count: 40)
        let bodies: [(String, JSON)] = [
            ("github", ["zen": "x", "repository": ["full_name": "octo/app"]]),
            ("github", ["after": .string(zeros), "repository": ["full_name": "octo/app"]]),
            ("github", ["after": .string("\(sha)/../x"), "repository": ["full_name": "octo/app"]]),
            ("github", ["after": .string(sha), "repository": ["full_name": "octo/.."]]),
            ("github", ["after": .string(sha), "repository": ["full_name": "octo/app/statuses"]]),
            ("github", ["after": .string(sha)]),
            ("webhook", ["after": .string(sha), "repository": ["full_name": "octo/app"]]),
        ]
        for (type, body) in bodies {
            #expect(try fired(status, type, body).map(\.kind) == ["argoWorkflow"], "\(body)")
        }
    }
}
