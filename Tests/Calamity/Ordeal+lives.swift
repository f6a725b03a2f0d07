import BuiltGateway
import EventData
import Foundation
import Support

// Lives of the gateway, from its start until it is killed, with what happens to it meanwhile.
extension Ordeal {
    /// Between two lines that say how far it is.
    private static let livesPerReport = 5
    /// A start on a full disk may be refused, or wait; it need not come through.
    private static let startOnFullDisk = Duration.seconds(3)

    /// What is done to a gateway while it lives.
    enum Blow: CaseIterable {
        case rewrite, sendGuestAway, breakSensor, bringGuestBack, fillDisk, freeDisk
    }

    mutating func live() async throws {
        lives += 1
        if lives.isMultiple(of: Self.livesPerReport) { report("life \(lives)") }
        try gateway.launch(Self.options(gateway))
        if lives > 1, chance.chance(0.15) {
            await rest(chance.milliseconds(0...600))
            if disk.isFull, !gateway.isRunning { return try giveUpStart() }
            return try kill("kills during the start")
        }
        guard try await hasStarted() else { return }
        let length = chance.milliseconds(plan.life)
        let birth = ContinuousClock.now
        for (part, blow) in blows {
            await rest(length * part - birth.duration(to: .now))
            try await strike(blow)
        }
        await rest(length - birth.duration(to: .now))
        try await countEdits()
        try kill("kills")
    }

    /// What happens in this life, and after which part of it; every edit has its turn within five lives.
    private var blows: [(part: Double, blow: Blow)] {
        mutating get {
            var parts = (0..<4).map { _ in Double.random(in: 0...0.9, using: &chance) }.sorted()
            let allEdits: [Blow] = [.sendGuestAway, .breakSensor, .bringGuestBack, .rewrite, .rewrite]
            var blows = [allEdits[edits % allEdits.count]]
            edits += 1
            if disk.isFull {
                blows.insert(.freeDisk, at: 0)
            } else if !lives.isMultiple(of: 3) {
                // A third of the time it stays full over the kill and the next start.
                blows.append(.fillDisk)
                if chance.chance(0.67) { blows.append(.freeDisk) }
            }
            return blows.map { (parts.removeFirst(), $0) }
        }
    }

    /// Waits until it is ready; false when a full disk did not let it start.
    private mutating func hasStarted() async throws -> Bool {
        let start = ContinuousClock.now
        do {
            try await gateway.becomeReady(within: disk.isFull ? Self.startOnFullDisk : GatewayProcess.startLimit)
            longestStart = max(longestStart, start.duration(to: .now))
            return true
        } catch  where disk.isFull {
            try giveUpStart()
            return false
        }
    }

    private mutating func giveUpStart() throws {
        tally.add("starts that a full disk did not allow")
        if !gateway.isRunning, gateway.logText.split(separator: "\n").last?.hasPrefix("error: ") != true {
            findings.add("a start on a full disk ended with: \(gateway.logText.suffix(200))")
        }
        gateway.kill()
        try disk.free(under: nil)
    }

    private mutating func strike(_ blow: Blow) async throws {
        switch blow {
        case .rewrite:
            texts.round += 1
            try write("edits of how manifests are written")
        case .sendGuestAway:
            texts.isGuestHere = false
            try write("sensors removed")
        case .bringGuestBack:
            texts.isGuestHere = true
            try write("sensors brought back")
        case .breakSensor: try await breakSensor()
        case .fillDisk:
            try disk.fill(under: gateway.processIdentifier)
            refusalsBefore = refusals
            tally.add("times the disk was full")
        case .freeDisk:
            // Files have room of their own; a full disk that nobody has noticed yet goes on being full.
            if refusals > refusalsBefore { try disk.free(under: gateway.processIdentifier) }
        }
    }

    private var refusals: Int { tally.count(Load.refusals) }

    /// Half of the edits are found by the watch, or by the next start.
    private mutating func write(_ what: String) throws {
        try writeFiles()
        tally.add(what)
        if edits.isMultiple(of: 2) { return }
        gateway.askToReload()
    }

    func writeFiles() throws {
        for (name, text) in texts.files { try gateway.write(name, text) }
        let guest = gateway.manifestDirectory.appending(path: SensorTexts.guestFile)
        if !texts.isGuestHere, FileManager.default.fileExists(atPath: guest.path) {
            try FileManager.default.removeItem(at: guest)
        }
    }

    /// A broken edit; it is mended before the kill, because a start would rightly be refused.
    private mutating func breakSensor() async throws {
        texts.isBroken = true
        try writeFiles()
        gateway.askToReload()
        let admin = gateway.admin
        try await eventually("refused") {
            try await get("\(admin)/api/manifests", client: .impatient).json["refused"]?["problems"]?.array?.isEmpty
                == false
        }
        tally.add("broken edits refused")
        texts.isBroken = false
        try writeFiles()
        gateway.askToReload()
    }

    /// Generations count from 1 in each life; a gateway that does not answer says nothing about edits.
    private func countEdits() async throws {
        guard let manifests = try? await get("\(gateway.admin)/api/manifests", client: .impatient).json,
            let generation = manifests["generation"]?.integer
        else { return tally.add("lives that did not say which manifests run") }
        tally.add("edits taken up while it ran", generation - 1)
    }

    private mutating func kill(_ what: String) throws {
        let status = gateway.kill()
        disk.processHasEnded()
        guard status == SIGKILL else {
            throw OrdealError("the gateway ended by itself, with exit code \(status)")
        }
        tally.add("kills")
        if what != "kills" { tally.add(what) }
    }
}
