import Buses
import EventData
import Gateway
import Manifests
import SensorEngine
import Support
import Synchronization
import Testing

/// `concurrency`: rooms with a limited number of places.
@Suite(.timeLimit(.minutes(3))) struct ConcurrencyTests {
    private func slot(_ policy: Concurrency.Policy, limit: Int = 1) -> ConcurrencySlot {
        ConcurrencySlot(key: "prod", limit: limit, policy: policy)
    }

    @Test func `one at a time, in order, however many wait and however often the process starts`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let ids = (10..<30).map { "i\($0)" }
            try await world.fire(ids, slot: slot(.queue))
            var loop = world.loop()
            for (number, id) in ids.enumerated() {
                #expect(try await world.step(loop) == [id])
                #expect(try await world.step(loop) == [], "its Workflow still runs")
                try await loop.watchRooms()
                #expect(try await world.step(loop) == [])
                if number % 3 == 0 {
                    loop = world.loop()
                    #expect(try await world.step(loop) == [], "a place is kept over a restart")
                }
                world.end(id)
                try await loop.watchRooms()
            }
            #expect(world.started == ids)
            #expect(try await world.bus.backlog() == [:])
        }
    }

    @Test func `more Workflows than are looked at together: each place is given away when its own has ended`()
        async throws
    {
        try await withTriggerLoopWorld { world, _ in
            let ids = (10..<30).map { "i\($0)" }
            try await world.fire(ids, slot: slot(.queue, limit: 7))
            var loop = world.loop(largestRoomLook: 3)
            #expect(try await world.step(loop) == Array(ids[0..<7]))
            var next = 7
            // From the last part, the first one, and two at once; each is one more start, and no other.
            for ended in [["i16"], ["i10"], ["i13", "i15"], ["i11", "i12", "i14", "i17", "i18", "i19", "i20"]] {
                try await loop.watchRooms()
                #expect(try await world.step(loop) == [])
                for id in ended { world.end(id) }
                try await loop.watchRooms()
                #expect(try await world.step(loop) == Array(ids[next..<next + ended.count]))
                next += ended.count
                loop = world.loop(largestRoomLook: 3)
                #expect(try await world.step(loop) == [], "places are kept over a restart")
            }
            #expect(world.started == Array(ids[0..<18]))
            #expect(try await world.bus.backlog() == [.concurrency: 2])
        }
    }

    @Test func `the one that has to make way is stopped, whichever part it is in`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let loop = world.loop(largestRoomLook: 2)
            try await world.fire(["z", "b", "c", "d", "e"], slot: slot(.cancelOlder, limit: 5))
            #expect(try await world.step(loop).count == 5)
            world.wait(.seconds(1))
            try await world.fire(["new"], slot: slot(.cancelOlder, limit: 5))
            #expect(try await world.step(loop) == [])
            try await loop.watchRooms()
            #expect(world.stopped == ["z"])
            world.end("z")
            try await loop.watchRooms()
            #expect(try await world.step(loop) == ["new"])
        }
    }

    @Test func `an invocation that waits for its next attempt keeps its place`() async throws {
        try await withTriggerLoopWorld { world, _ in
            try await world.fire(["a", "b"], slot: slot(.queue))
            let loop = world.loop()
            world.answer(.transient("down", after: .seconds(9)))
            #expect(try await world.step(loop) == ["a"])
            try await loop.watchRooms()
            #expect(try await world.step(loop) == [])
            world.wait(.seconds(9))
            world.answer(.permanent("wrong", fix: "right"))
            // A dead letter gives its place away.
            for _ in 0..<2 { try await world.step(loop) }
            #expect(world.started == ["a", "a", "b"])
            #expect(try await world.state("a") == .dead)
        }
    }

    @Test func `the latest takes the place of the one that runs, and of those that wait`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let loop = world.loop()
            try await world.fire(["a"], slot: slot(.cancelOlder))
            #expect(try await world.step(loop) == ["a"])
            world.wait(.seconds(1))
            try await world.fire(["b", "c"], slot: slot(.cancelOlder))
            #expect(try await world.step(loop) == [])
            try await loop.watchRooms()
            #expect(world.stopped == ["a"])
            #expect(try await world.step(loop) == [], "it has been asked to end, and runs")
            world.end("a")
            try await loop.watchRooms()
            #expect(try await world.step(loop) == ["c"])
            #expect(try await world.state("b") == .skipped)
            #expect(try await world.record("b")?.message == "a newer one took its place: c")
        }
    }

    @Test func `one that has not succeeded yet is skipped when a newer one comes`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let loop = world.loop()
            try await world.fire(["a"], slot: slot(.cancelOlder))
            world.answer(.transient("down", after: .seconds(60)))
            try await world.step(loop)
            world.wait(.seconds(1))
            try await world.fire(["b"], slot: slot(.cancelOlder))
            try await world.step(loop)
            try await loop.watchRooms()
            #expect(world.stopped == ["a"], "its attempt may have made something all the same")
            #expect(try await world.step(loop) == [], "what it may have made is only ending")
            world.end("a")
            try await loop.watchRooms()
            #expect(try await world.state("a") == .skipped)
            #expect(try await world.step(loop) == ["b"])
        }
    }

    @Test func `a take-over that a restart interrupts is taken up again`() async throws {
        try await withTriggerLoopWorld { world, _ in
            try await world.fire(["a"], slot: slot(.cancelOlder))
            try await world.step(world.loop())
            try await world.fire(["b"], slot: slot(.cancelOlder))
            try await world.step(world.loop())
            let loop = world.loop()
            try await world.step(loop)
            try await loop.watchRooms()
            #expect(world.stopped == ["a"])
        }
    }

    @Test func `a look at the rooms ends, however fast others come that lie behind`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let loop = world.loop(largestRoomLook: 1)
            try await world.fire(["c", "d"], slot: slot(.queue, limit: 100))
            try await world.step(loop)
            let looks = Mutex(0)
            let isComing = Mutex(false)
            let errors = Mutex<[String]>([])
            world.onLook { [slot = slot(.queue, limit: 100)] in
                // Who has just come is looked at, too, by its own attempt.
                guard !isComing.withLock({ $0 }) else { return }
                let number = looks.withLock { looks in
                    looks += 1
                    return looks
                }
                guard number <= 20 else { return }
                isComing.withLock { $0 = true }
                defer { isComing.withLock { $0 = false } }
                do {
                    for place in ["b", "e"] { try await world.fire(["\(place)\(number + 10)"], slot: slot) }
                    try await world.step(loop)
                } catch {
                    errors.withLock { $0.append("\(error)") }
                }
            }
            try await loop.watchRooms()
            let first = looks.withLock { $0 }
            #expect(first == 2)
            #expect(errors.withLock { $0 } == [])
            try await loop.watchRooms()
            #expect(looks.withLock { $0 } == 8, "those that came meanwhile have their turn")
        }
    }

    @Test func `one that finds no place is skipped where the policy says so`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let loop = world.loop()
            try await world.fire(["a", "b", "c"], slot: slot(.skip, limit: 2))
            #expect(try await world.step(loop) == ["a", "b"])
            #expect(try await world.state("c") == .skipped)
            #expect(try await world.record("c")?.message == "concurrency: 2 of 'prod' under way, limit 2")
        }
    }

    @Test func `a room that empties while somebody is about to wait does not leave them waiting`() async throws {
        try await withTriggerLoopWorld { world, bus in
            let loop = world.loop()
            try await world.fire(["a"], slot: slot(.queue))
            try await world.step(loop)
            // What the loop decides while `a` leaves: the place is free in the bus, and not yet in its memory.
            _ = try await bus.leaveRoom(InvocationID("a"))
            try await world.fire(["b"], slot: slot(.queue))
            #expect(try await world.step(loop) == [])
            #expect(try await world.step(loop) == ["b"])
        }
    }
}
