import EventData
import EventSources
import LoopbackServers
import Manifests
import Testing

/// The source against a real gRPC server over TCP.
@Suite(.serialized, .timeLimit(.minutes(2))) struct GenericSourceTests {
    @Test func `a message is an event, and the call says which events are wanted and who asks`() async throws {
        let runtime = FakeRuntime()
        runtime.setSecret("stream", "token", to: "t0ken")
        let calls = Calls()
        let more = """
            insecure: true
            metadata: {b: "2", a: "<1>"}
            authSecret: {name: stream, key: token}
            """
        try await EventingServer.run(token: "t0ken") { call in
            calls.append(call)
            try await call.send(#"{ "value": 1.50, "text": "<b>" }"#)
            try await call.sendRaw([0x0A, 1, 0x78])
            try await call.untilEnd()
        } body: { port in
            // A manifest with a warning: the token is not encrypted.
            let source = try read(GenericSource.self, GenericWorld.manifest(port: port, more)).source
            try await GenericWorld.run(runtime, source) {
                try await eventually("stored") { runtime.emitted.count == 2 }
            }
        }
        func event(_ payload: String) -> FakeRuntime.Emitted {
            FakeRuntime.Emitted(
                type: "generic",
                payload: payload,
                identity: nil,
                source: "argo/stream",
                eventName: "boiler"
            )
        }
        #expect(
            runtime.emitted == [
                event(#"{"body":{"value":1.50,"text":"\u003cb\u003e"},"metadata":{"a":"\u003c1\u003e","b":"2"}}"#),
                event(#"{"body":null,"metadata":{"a":"\u003c1\u003e","b":"2"}}"#),
            ]
        )
        #expect(calls.all.map(\.name) == ["boiler"])
        #expect(calls.all.map(\.config) == [#"{"topic": "boilers"}"#])
        #expect(calls.all.map(\.authorization) == [["Bearer t0ken"]])
    }

    @Test func `without jsonBody the body is the payload in base64`() async throws {
        let runtime = FakeRuntime()
        try await EventingServer.run { call in
            try await call.send([0xFF, 0x00])
            try await call.send("")
            try await call.untilEnd()
        } body: { port in
            let yaml = GenericWorld.manifest(port: port).replacing("jsonBody: true", with: "jsonBody: false")
            try await GenericWorld.run(runtime, yaml) {
                try await eventually("stored") { runtime.emitted.count == 2 }
            }
        }
        #expect(runtime.payloads == [#"{"body":"/wA="}"#, #"{"body":""}"#])
    }

    @Test func `what cannot become an event is put aside, and the stream goes on`() async throws {
        let runtime = FakeRuntime()
        runtime.fail(with: .tooLarge(limitBytes: 7))
        runtime.failQuarantine(with: .unavailable("disk full", retryAfter: .seconds(1)))
        try await EventingServer.run { call in
            try await call.send("12345678")
            try await call.send("{broken")
            try await call.sendRaw([0x12, 5, 1])
            try await call.send("4")
            try await call.untilEnd()
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await eventually("all are done") {
                    runtime.tick()
                    return runtime.emitted.count == 1 && runtime.quarantined.count == 3
                }
                try await eventually("told") {
                    runtime.tick()
                    return runtime.status?.facts["quarantined"] == 3 && runtime.status?.facts["messages"] == 4
                }
            }
            #expect(runtime.payloads == [#"{"body":4}"#])
            #expect(runtime.quarantined.map(\.position) == (1...3).map { "127.0.0.1:\(port)#\($0)" })
        }
        #expect(
            runtime.quarantined.map(\.reason) == [
                "the event would be larger than 7 bytes, the most that is stored; send less",
                "the payload is no JSON, which jsonBody: true asks for: a member's name must begin here at byte 1",
                "the message is no Event of eventing.proto: it ends inside a field",
            ]
        )
        #expect(runtime.quarantined.map(\.bytes).dropFirst() == [Array("{broken".utf8), [0x12, 5, 1]])
        #expect(Set(runtime.quarantined.map(\.identity)).count == 3)
    }

    @Test func `a bus that refuses holds the stream up, and nothing is lost, doubled or out of order`() async throws {
        let runtime = FakeRuntime()
        let refusal = EmitError.unavailable("disk full", retryAfter: .seconds(1))
        runtime.fail(with: refusal, refusal)
        try await EventingServer.run { call in
            for number in 0..<5 { try await call.send("\(number)") }
            try await call.untilEnd()
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await eventually("it is told") {
                    if runtime.attempts < 2 { runtime.tick() }
                    return runtime.status?.problem == "messages wait: disk full"
                }
                #expect(runtime.emitted == [])
                try await eventually("stored") {
                    runtime.tick()
                    return runtime.emitted.count == 5
                }
                try await GenericWorld.untilStatus(runtime, "it works again") { $0 == nil }
            }
        }
        #expect(runtime.payloads == (0..<5).map { #"{"body":\#($0)}"# })
    }

    @Test func `a burst arrives whole and in its order`() async throws {
        let runtime = FakeRuntime()
        let count = 5_000
        try await EventingServer.run { call in
            for number in 0..<count { try await call.send("\(number)") }
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await eventually("all are stored", within: .seconds(60)) { runtime.emitted.count == count }
            }
        }
        #expect(runtime.payloads == (0..<count).map { #"{"body":\#($0)}"# })
    }

    @Test func `while nothing can be stored little is taken from the server`() async throws {
        let runtime = FakeRuntime()
        runtime.closeGate()
        let sent = Tally()
        let message = #"""# + String(repeating: "x", count: 64 << 10) + #"""#
        try await EventingServer.run { call in
            for _ in 0..<1_000 {
                try await call.send(message)
                sent.add()
            }
            try await call.untilEnd()
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await eventually("the first is being stored") { runtime.waitingAtTheGate == 1 }
                try await sent.untilStill()
                // The server's own buffers take some of it; without bounds here, all would have gone.
                #expect(sent.count < 1_000)
                runtime.openGate()
                try await eventually("all are stored", within: .seconds(60)) { runtime.emitted.count == 1_000 }
            }
        }
    }

    @Test func `it stops within a second, with a stream open and a message that cannot be stored`() async throws {
        let runtime = FakeRuntime()
        runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(600)))
        let clock = ContinuousClock()
        var cancelled = clock.now
        try await EventingServer.run { call in
            try await call.send("1")
            try await call.untilEnd()
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await eventually("it waits") { runtime.attempts == 1 }
                cancelled = clock.now
            }
        }
        #expect(clock.now - cancelled < .seconds(1))
        #expect(runtime.figures[.lostMessages] == 1, "what was taken and not stored is counted")
    }
}
