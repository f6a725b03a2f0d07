import EventData
import Testing
import Workflows

/// Which artifacts go, and when (spec/workflows.md D15).
@Suite struct ArtifactCollectionTests {
    @Test func `artifacts go at the end or with the object, as artifactGC says of each or of all`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            artifactGC: {strategy: OnWorkflowDeletion}
            templates:
            - {name: t, container: {image: i}, outputs: {artifacts: [{name: a, path: /a}]}}
            """
        )
        let artifacts: JSON = [
            ["name": "a", "s3": ["key": "ended"], "artifactGC": ["strategy": "OnWorkflowCompletion"]],
            ["name": "b", "s3": ["key": "deleted"], "artifactGC": ["strategy": ""]],
            ["name": "c", "s3": ["key": "kept"], "artifactGC": ["strategy": "Never"]],
            [
                "name": "d", "s3": ["key": "elsewhere", "endpoint": "e"],
                "artifactGC": ["strategy": "OnWorkflowCompletion"],
            ],
        ]
        rehearsal.answer = { _ in
            LeafResult(.succeeded, finishedAt: Timestamp(seconds: 0), outputs: ["artifacts": artifacts])
        }
        rehearsal.play()
        #expect(rehearsal.discarded == ["ended"])
        let left = rehearsal.node("w").at("outputs", "artifacts")?.array ?? []
        #expect(left.map { $0["deleted"]?.bool } == [true, nil, nil, nil])
        rehearsal.restart()
        rehearsal.pass()
        #expect(rehearsal.discarded == ["ended"], "once")
        #expect(ArtifactCollection.keys(goingWith: rehearsal.run.object) == ["deleted"])
    }

    @Test(arguments: ArtifactCollection.allCases)
    func `artifacts that a workflow was given stay, whatever artifactGC says`(strategy: ArtifactCollection) {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            artifactGC: {strategy: \(strategy.rawValue)}
            arguments: {artifacts: [{name: in, s3: {key: theirs}}]}
            templates:
            - name: main
              inputs: {artifacts: [{name: in}]}
              steps:
              - - {name: s, template: t, arguments: {artifacts: [{name: in, from: "{{inputs.artifacts.in}}"}]}}
              outputs:
                artifacts:
                - {name: passed, from: "{{inputs.artifacts.in}}"}
                - {name: made, from: "{{steps.s.outputs.artifacts.made}}"}
            - name: t
              inputs: {artifacts: [{name: in, path: /in}]}
              container: {image: i}
              outputs: {artifacts: [{name: made, path: /made}, {name: changed, path: /in, s3: {key: theirs}}]}
            """
        )
        rehearsal.answer = { task in
            let given = task.template.at("inputs", "artifacts")?.array?.first?["s3"] ?? .null
            let artifacts: JSON = [["name": "made", "s3": ["key": "ours"]], ["name": "changed", "s3": given]]
            return LeafResult(.succeeded, finishedAt: Timestamp(seconds: 0), outputs: ["artifacts": artifacts])
        }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded", "\(rehearsal.message)")
        let keys = { (node: String) in
            (rehearsal.node(node).at("outputs", "artifacts")?.array ?? []).map { $0.at("s3", "key")?.string }
        }
        #expect(keys("w[0].s") == ["ours", "theirs"] && keys("w") == ["theirs", "ours"])
        #expect(rehearsal.discarded == (strategy == .onCompletion ? ["ours"] : []))
        let deleted = ["w", "w[0].s"].flatMap { node in
            (rehearsal.node(node).at("outputs", "artifacts")?.array ?? []).filter { $0["deleted"]?.bool == true }
        }
        #expect(deleted.map { $0.at("s3", "key")?.string } == (strategy == .onCompletion ? ["ours", "ours"] : []))
        #expect(ArtifactCollection.keys(goingWith: rehearsal.run.object) == (strategy == .onDeletion ? ["ours"] : []))
    }

    @Test(arguments: ArtifactCollection.allCases, ["", "retryStrategy: {limit: 1}"])
    func `artifacts of a memoize hit are another workflow's`(strategy: ArtifactCollection, retry: String) {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            artifactGC: {strategy: \(strategy.rawValue)}
            templates:
            - name: t
              memoize: {key: k, maxAge: 10s, cache: {configMap: {name: c}}}
              outputs: {artifacts: [{name: a, path: /a}]}
              container: {image: i}
              \(retry)
            """
        )
        let made = JSON.string(rehearsal.now.rfc3339Seconds)
        let entry: JSON = [
            "nodeID": "n", "outputs": ["artifacts": [["name": "a", "s3": ["key": "theirs"]]]],
            "creationTimestamp": made,
        ]
        let labels: JSON = ["workflows.argoproj.io/configmap-type": "Cache"]
        rehearsal.view.configMaps["argo/c"] = [
            "metadata": ["name": "c", "labels": labels], "data": ["k": .string(entry.text)],
        ]
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded", "\(rehearsal.message)")
        #expect(rehearsal.started.isEmpty)
        #expect(rehearsal.node("w").at("outputs", "artifacts") == entry.at("outputs", "artifacts"))
        #expect(rehearsal.discarded == [])
        #expect(ArtifactCollection.keys(goingWith: rehearsal.run.object) == [])
    }

    @Test func `artifacts whose removal a kill prevented are removed after it, and only then called deleted`() {
        var run = WorkflowRun(
            Rehearsal.workflow(
                """
                entrypoint: t
                artifactGC: {strategy: OnWorkflowCompletion}
                templates: [{name: t, container: {image: i}}]
                """
            )
        )
        var locks = LockTable()
        let now = Timestamp(seconds: 1_795_694_400)
        _ = run.advance([], seeing: ClusterView(), locks: &locks, at: now)
        let result = LeafResult(
            .succeeded,
            finishedAt: now,
            outputs: ["artifacts": [["name": "a", "s3": ["key": "made"]]]]
        )
        let end = run.advance([LeafNews(nodeID: "w", .finished(result))], seeing: ClusterView(), locks: &locks, at: now)
        #expect(run.isCompleted && end.orders == [.discard(keys: ["made"])])
        #expect(ArtifactCollection.keys(goingAtEndOf: run.object) == ["made"])
        run = WorkflowRun(run.object)
        #expect(run.advance([], seeing: ClusterView(), locks: &locks, at: now).orders == [.discard(keys: ["made"])])
        run.noteDiscarded(["made"])
        #expect(run.object.at("status", "nodes", "w", "outputs", "artifacts")?.array?.first?["deleted"] == true)
        #expect(ArtifactCollection.keys(goingAtEndOf: run.object) == [])
        #expect(run.advance([], seeing: ClusterView(), locks: &locks, at: now).orders == [])
    }
}
