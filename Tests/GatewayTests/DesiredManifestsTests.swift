import EventData
import Gateway
import Kubernetes
import Manifests
import Operator
import Testing

@Suite struct DesiredManifestsTests {
    private var desired = DesiredManifests()

    @Test mutating func `all that is valid runs together, namespaces apart`() {
        take(source("a", in: "team-a", path: "/a"), source("a", in: "team-b", path: "/b"), sensor("s", in: "team-a"))
        let checked = desired.assemble()
        #expect(checked.diagnostics.isEmpty)
        #expect(checked.sources.map { "\($0.name)" } == ["team-a/a", "team-b/a"])
        #expect(checked.sensors.first?.dependencies.map(\.eventSourceName) == ["team-a/a"])
    }

    @Test mutating func `what is invalid is left out and says where`() {
        take(source("a", in: "team-a", path: "/a"), sensor("s", in: "team-a", trigger: [:]))
        let checked = desired.assemble()
        #expect(checked.sensors.isEmpty)
        #expect(
            errors("Sensor", "s") == [
                "spec.triggers[0].template: 'name' is missing in spec.triggers[0].template",
                "spec.triggers[0].template: template names no kind of trigger",
            ]
        )
    }

    @Test mutating func `what ran before goes on while the new generation is invalid`() {
        take(sensor("s", in: "team-a"))
        run()
        take(sensor("s", in: "team-a", generation: 2, trigger: [:]))
        let checked = desired.assemble()
        #expect(checked.sensors.count == 1)
        desired.settle()
        #expect(entry("Sensor", "s")?.runningGeneration == 1)
        #expect(desired.entries.values.compactMap(\.standIn).map(\.generation) == [1])
        take(sensor("s", in: "team-a", generation: 3))
        run()
        #expect(entry("Sensor", "s")?.runningGeneration == 3)
        #expect(entry("Sensor", "s")?.errors.isEmpty == true)
    }

    @Test mutating func `what an earlier process ran is taken up where the object cannot run, and nowhere else`() {
        let old = sensor("s", in: "team-a")
        take(sensor("s", in: "team-a", generation: 2, trigger: [:]), sensor("t", in: "team-a", generation: 2))
        desired.recall(old)
        desired.recall(sensor("t", in: "team-a"))
        desired.recall(sensor("gone", in: "team-a"))
        run()
        #expect(entry("Sensor", "s")?.runningGeneration == 1)
        #expect(entry("Sensor", "t")?.runningGeneration == 2)
        #expect(desired.entries.count == 2)
    }

    @Test mutating func `of two with one endpoint the older runs, and the younger keeps what it had`() {
        take(source("old", in: "team-a", path: "/x"), source("new", in: "team-b", path: "/y", created: "2"))
        run()
        take(source("new", in: "team-b", path: "/x", created: "2", generation: 2))
        let checked = desired.assemble()
        #expect(checked.sources.map(\.eventName) == ["push", "push"])
        desired.settle()
        #expect(entry("EventSource", "old")?.errors.isEmpty == true)
        #expect(errors("EventSource", "new").first?.contains("is taken by EventSource team-a/old") == true)
        #expect(entry("EventSource", "new")?.runningGeneration == 1)
        let wasThere = desired.remove(identity("EventSource", "old", in: "team-a"))
        #expect(wasThere)
        run()
        #expect(entry("EventSource", "new")?.runningGeneration == 2)
        #expect(entry("EventSource", "new")?.errors.isEmpty == true)
    }

    @Test mutating func `what cannot be started is left out until it is tried again`() {
        let broken = source("a", in: "team-a", path: "/a")
        take(broken, source("b", in: "team-a", path: "/b"))
        _ = desired.assemble()
        let place = Place(file: "EventSource team-a/a", line: 1, column: 1)
        let problem = Diagnostic(at: place, problem: "port 80 cannot be opened", fix: "use another")
        let isNamed = desired.fail([problem])
        #expect(isNamed)
        let isNamedAgain = desired.fail([problem])
        #expect(!isNamedAgain)
        let without = desired.assemble()
        #expect(without.sources.map(\.name.name) == ["b"])
        #expect(errors("EventSource", "a") == ["port 80 cannot be opened"])
        desired.forgetFailures()
        let again = desired.assemble()
        #expect(again.sources.count == 2)
    }

    @Test mutating func `an edit of the oldest takes nothing from what runs`() {
        take(source("old", in: "team-a", path: "/x"), source("new", in: "team-b", path: "/y", created: "2"))
        run()
        take(source("old", in: "team-a", path: "/y", generation: 2))
        run()
        #expect(entry("EventSource", "new")?.errors.isEmpty == true)
        #expect(entry("EventSource", "new")?.runningGeneration == 1)
        #expect(entry("EventSource", "old")?.runningGeneration == 1)
        #expect(errors("EventSource", "old").first?.contains("is taken by EventSource team-b/new") == true)
    }

    @Test mutating func `a stand-in that cannot be started is left out, and harms nobody`() {
        take(source("b", in: "team-b", path: "/b"))
        let broken = object("EventSource", "a", "team-a", ["webhook": ["push": [:]]], created: "1", 2)
        take(broken)
        desired.recall(source("a", in: "team-a", path: "/a"))
        let before = desired.assemble()
        #expect(before.sources.count == 2)
        let place = Place(file: "EventSource team-a/a", line: 1, column: 1)
        let isLess = desired.fail([Diagnostic(at: place, problem: "no certificate", fix: "add it")])
        #expect(isLess)
        let after = desired.assemble()
        #expect(after.sources.map(\.name.name) == ["b"])
    }

    @Test mutating func `a sensor that cannot run is still there, and one that is being deleted is not`() {
        take(sensor("a", in: "team-a", trigger: [:]), sensor("b", in: "team-a"))
        let checked = desired.assemble()
        #expect(checked.dormant.map { $0.map(\.description) } == ["team-a/a"])
        var json = sensor("a", in: "team-a", generation: 2, version: "5").json
        json["metadata"]?["deletionTimestamp"] = "2026-01-01T00:00:00Z"
        let going = MirroredObject(json, kind: "Sensor", in: sensor("a", in: "team-a").path)
        let isNews = desired.take(going)
        #expect(isNews && entry("Sensor", "a") == nil)
    }

    @Test mutating func `a list replaces what there was of its kind in its namespace, and tells whether that is news`()
    {
        take(sensor("a", in: "team-a"), sensor("b", in: "team-b"), source("s", in: "team-a", path: "/a"))
        let listed = sensor("c", in: "team-a")
        let isNews = desired.take(all: [listed], of: "Sensor", in: "team-a")
        #expect(isNews)
        #expect(
            Set(desired.entries.keys.map(\.description)) == [
                "Sensor team-a/c", "Sensor team-b/b", "EventSource team-a/s",
            ]
        )
        let again = desired.take(all: [listed], of: "Sensor", in: "team-a")
        #expect(!again)
    }

    @Test mutating func `a status, and what is told late, is no news`() {
        take(sensor("a", in: "team-a", generation: 2, version: "9"))
        let isStatusNews = desired.take(sensor("a", in: "team-a", generation: 2, version: "10"))
        #expect(!isStatusNews)
        let isLateNews = desired.take(sensor("a", in: "team-a", generation: 1, version: "8"))
        #expect(!isLateNews)
        #expect(entry("Sensor", "a")?.object.resourceVersion == "10")
        let another = sensor("a", in: "team-a", generation: 1, version: "11", uid: "another")
        let isNewcomerNews = desired.take(another)
        #expect(isNewcomerNews)
    }

    // MARK: Objects

    private mutating func take(_ objects: MirroredObject...) { for object in objects { _ = desired.take(object) } }

    private mutating func run() {
        _ = desired.assemble()
        desired.settle()
    }

    private func entry(_ kind: String, _ name: String) -> DesiredManifests.Entry? {
        desired.entries.first { $0.key.kind == kind && $0.key.name.name == name }?.value
    }

    private func errors(_ kind: String, _ name: String) -> [String] { entry(kind, name)?.errors.map(\.problem) ?? [] }

    private func identity(_ kind: String, _ name: String, in namespace: String) -> ManifestIdentity {
        ManifestIdentity(kind: kind, name: ManifestName(namespace: namespace, name: name))
    }

    private func source(
        _ name: String,
        in namespace: String,
        path: String,
        created: String = "1",
        generation: Int = 1
    ) -> MirroredObject {
        let push: JSON = ["port": "12000", "endpoint": .string(path), "method": "POST", "insecure": true]
        return object("EventSource", name, namespace, ["webhook": ["push": push]], created: created, generation)
    }

    private func sensor(
        _ name: String,
        in namespace: String,
        generation: Int = 1,
        version: String = "1",
        uid: String = "",
        trigger: JSON = ["name": "log", "log": [:]]
    ) -> MirroredObject {
        let spec: JSON = [
            "dependencies": [["name": "push", "eventSourceName": "a", "eventName": "push"]],
            "triggers": [["template": trigger]],
        ]
        return object("Sensor", name, namespace, spec, created: "1", generation, version: version, uid: uid)
    }

    private func object(
        _ kind: String,
        _ name: String,
        _ namespace: String,
        _ spec: JSON,
        created: String,
        _ generation: Int,
        version: String = "1",
        uid: String = ""
    ) -> MirroredObject {
        let json: JSON = [
            "metadata": [
                "name": .string(name), "namespace": .string(namespace),
                "uid": .string("\(kind) \(namespace)/\(name)\(uid)"),
                "resourceVersion": .string(version), "generation": .number(JSONNumber(generation)),
                "creationTimestamp": .string("2026-01-01T00:00:0\(created)Z"),
            ], "spec": spec,
        ]
        let plural = kind == "Sensor" ? "sensors" : "eventsources"
        return MirroredObject(
            json,
            kind: kind,
            in: ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: plural, namespace: nil)
        )
    }
}
