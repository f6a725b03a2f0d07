import EventData
import EventSources
import Testing

@Suite struct ResourceTests {
    private typealias World = ResourceWorld

    @Test func `what is there is added, and then each change comes with what was before`() async throws {
        try await World.withLocalCluster { world in
            try await world.create("a")
            try await world.run {
                try await world.untilTold(1)
                try await world.create("b")
                try await world.change("b", n: "2")
                try await world.delete("b")
                try await world.untilTold(4)
            }
            let told = ["ADD a (was null)", "ADD b (was null)", "UPDATE b (was 1)", "DELETE b (was null)"]
            #expect(try world.told == told)
            #expect(Set(world.runtime.identities).count == 4)
            #expect(world.runtime.emitted.allSatisfy { $0.type == "resource" })
        }
    }

    @Test func `a payload has the fields of Argo Events`() async throws {
        try await World.withScript(lists: [World.list("5", World.object("a", "5"))]) { world in
            try await world.run(World.all + ", metadata: {from: here}}") { try await world.untilTold(1) }
            let payload: JSON = [
                "type": "ADD",
                "body": [
                    "apiVersion": "v1", "kind": "ConfigMap", "data": ["n": "1"],
                    "metadata": [
                        "name": "a", "uid": "uid-a", "resourceVersion": "5",
                        "creationTimestamp": "1970-01-01T00:00:00Z",
                    ],
                ],
                "oldBody": .null, "group": "", "version": "v1", "resource": "configmaps", "metadata": ["from": "here"],
            ]
            #expect(try world.runtime.payloads.map { try JSON(parsing: $0) } == [payload])
            #expect(world.runtime.identities == ["uid-a:5:ADD"])
        }
    }

    @Test func `after a restart it goes on where it was, and nothing comes again`() async throws {
        try await World.withLocalCluster { world in
            try await world.create("a")
            try await world.run { try await world.untilTold(1) }
            try await world.create("b")
            try await world.change("a", n: "2")
            try await world.delete("a")
            try await world.run { try await world.untilTold(4) }
            let told = ["ADD a (was null)", "ADD b (was null)", "UPDATE a (was null)", "DELETE a (was null)"]
            #expect(try world.told == told)
            #expect(world.runtime.attempts == 4)
        }
    }

    @Test func `when the cluster has forgotten a version while it runs, a list says what has changed`() async throws {
        let lists = [
            World.list("5", World.object("a", "3"), World.object("b", "4"), World.object("d", "2")),
            World.list("9", World.object("a", "7", n: "2"), World.object("c", "8"), World.object("d", "2")),
        ]
        try await World.withScript(lists: lists, watches: [World.expired]) { world in
            try await world.run { try await world.untilTold(6) }
            #expect(
                try world.told == [
                    "ADD a (was null)", "ADD b (was null)", "ADD d (was null)",
                    "UPDATE a (was 1)", "ADD c (was null)", "DELETE b (was null)",
                ]
            )
        }
    }

    @Test func `when the cluster has forgotten it while nothing ran, what is newer than the note comes`() async throws {
        let lists = [
            World.list("5", World.object("old", "3", created: "1970-01-01T00:00:09Z")),
            World.list(
                "12",
                World.object("old", "3", created: "1970-01-01T00:00:09Z"),
                World.object("changed", "7"),
                World.object("new", "8", created: "1970-01-01T00:01:40Z")
            ),
        ]
        try await World.withScript(lists: lists, watches: [World.quiet, World.expired]) { world in
            world.runtime.leap(to: Timestamp(seconds: 10))
            try await world.run {
                try await world.untilTold(1)
                try await eventually("it is noted") { world.runtime.notes.count == 1 }
                // Else the next run would be given the watch that says nothing.
                try await eventually("it watches") { world.runtime.status != nil }
            }
            world.runtime.leap(to: Timestamp(seconds: 200))
            try await world.run { try await world.untilTold(3) }
            #expect(
                try world.told == ["ADD old (was null)", "UPDATE changed (was null)", "ADD new (was null)"]
            )
        }
    }

    @Test func `after a restart it knows what objects were that have not changed since`() async throws {
        try await World.withLocalCluster { world in
            try await world.create("a")
            try await world.run { try await world.untilTold(1) }
            try await world.run {
                try await eventually("it watches") {
                    world.runtime.status?.problem == nil && world.runtime.status != nil
                }
                try await world.change("a", n: "2")
                try await world.untilTold(2)
            }
            #expect(try world.told == ["ADD a (was null)", "UPDATE a (was 1)"])
        }
    }

    @Test func `in another cluster everything is new`() async throws {
        let lists = [World.list("500", World.object("a", "400")), World.list("7", World.object("b", "5"))]
        try await World.withScript(lists: lists) { world in
            try await world.run {
                try await world.untilTold(1)
                try await eventually("it is noted") { world.runtime.notes.count == 1 }
            }
            try await world.run { try await world.untilTold(2) }
            #expect(try world.told == ["ADD a (was null)", "ADD b (was null)"])
        }
    }

    @Test(arguments: [
        ("prefix: my", ["my-a", "my-b"]),
        ("fields: [{key: metadata.name, operation: '==', value: y-a}]", ["my-a"]),
        ("fields: [{key: metadata.name, operation: '!=', value: y-a}]", ["my-b", "other"]),
        ("fields: [{key: metadata.name, value: y-a}]", []),
        ("fields: [{key: data.n, operation: '=', value: '^$'}]", ["other"]),
        ("fields: [{key: nowhere, operation: '!=', value: x}]", []),
        ("createdBy: '1970-01-01T00:00:10Z'", ["my-a", "other"]),
        ("afterStart: true", ["my-b"]),
        ("prefix: my, createdBy: '1970-01-01T00:00:10Z'", ["my-a"]),
    ])
    func `a filter lets pass what Argo Events' does`(filter: String, names: [String]) async throws {
        let objects = World.list(
            "9",
            World.object("my-a", "1"),
            World.object("my-b", "2", created: "1970-01-01T00:01:00Z"),
            World.object("other", "3", n: 5)
        )
        let manifest = World.all + ", filter: {\(filter)}}"
        // An operation that lets nothing pass is warned of.
        let source = try read(ResourceSource.self, manifest).source
        try await World.withScript(lists: [objects]) { world in
            world.runtime.leap(to: Timestamp(seconds: 60) + .milliseconds(500))
            try await world.run(source) { try await eventually("it is noted") { world.runtime.notes.count == 1 } }
            #expect(try world.told == names.map { "ADD \($0) (was null)" })
        }
    }

    @Test func `labels are looked at by the cluster`() async throws {
        try await World.withLocalCluster { world in
            try await world.create("a", labels: ["app": "web"])
            try await world.create("b", labels: ["app": "db"])
            try await world.create("c")
            let labels = "{key: app, operation: in, value: 'web,api'}"
            try await world.run(World.all + ", filter: {labels: [\(labels)]}}") {
                try await world.untilTold(1)
                try await world.create("d", labels: ["app": "api"])
                try await world.untilTold(2)
            }
            #expect(try world.told == ["ADD a (was null)", "ADD d (was null)"])
        }
    }

    @Test func `only the changes that are asked for come`() async throws {
        try await World.withLocalCluster { world in
            try await world.run("{version: v1, resource: configmaps, eventTypes: [DELETE]}") {
                try await eventually("it is noted") { world.runtime.notes.count == 1 }
                try await world.create("a")
                try await world.delete("a")
                try await world.untilTold(1)
            }
            #expect(try world.told == ["DELETE a (was null)"])
        }
    }

    @Test func `a change that cannot be stored waits, and is not noted before it is`() async throws {
        try await World.withScript(lists: [World.list("5", World.object("a", "5"))]) { world in
            world.runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(5)))
            try await world.run {
                try await eventually("storing was tried") { world.runtime.attempts == 1 }
                #expect(world.runtime.notes == [:])
                try await world.runtime.wakeAll(in: 5)
                try await world.untilTold(1)
                try await eventually("it is noted") { world.runtime.notes.count == 1 }
            }
            #expect(try world.told == ["ADD a (was null)"])
        }
    }

    @Test func `a cluster that refuses is told of, and asked again`() async throws {
        try await World.withLocalCluster { world in
            try await world.run("{version: v1, resource: nothings, eventTypes: [ADD]}") {
                try await eventually("it says so") { world.runtime.status?.problem != nil }
                try await world.runtime.untilAsleep()
            }
            #expect(world.runtime.status?.problem == "the server could not find the requested resource")
        }
    }
}
