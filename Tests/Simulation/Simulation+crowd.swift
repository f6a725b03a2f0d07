import Buses
import Dispatch
import EventSources
import Gateway
import Synchronization

/// Runs jobs one after the other, in the order in which they came.
private final class Line: TaskExecutor {
    private let queue = DispatchQueue(label: "simulation.line")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}

/// Whether the writer has done what keeps it busy.
private final class Blocker: Sendable {
    private let isDone = Atomic(false)

    var isThere: Bool { !isDone.load(ordering: .sequentiallyConsistent) }

    func leave() { isDone.store(true, ordering: .sequentiallyConsistent) }
}

// MARK: Several at once

extension Simulation {
    private enum Answer: Sendable {
        case receipt(Receipt)
        case refused
        case saved(Bool)
        /// The one that keeps the writer busy.
        case first
    }

    private static let largestCrowd = 6
    /// Turns after which everybody has come to the writer: to the trigger loop and on takes two.
    private static let turns = 8

    /// Several producers and the trigger loop want the disk at the same moment, and share one transaction.
    ///
    /// The writer is held up at the disk's gate by a change of its own until all stand in line behind it, so that the
    /// same ones are always together.
    mutating func crowd() async throws {
        guard let life else { return }
        let all = (0..<dice.within(2...Self.largestCrowd)).map { _ in producers.next(dice) }
        // One with a quota asks the bus first, and one with a filter is judged elsewhere: they would come to the writer
        // when they like.
        let parcels = all.filter { !$0.makesDetour }
        for parcel in all where parcel.makesDetour { try await emit(parcel) }
        let answers = await answers(to: parcels, and: life.made, in: life)
        trace.note("crowd of \(parcels.count) and \(life.made.count)")
        for (parcel, answer) in zip(parcels, answers) {
            switch answer {
            case .receipt(let receipt): try settle(parcel, receipt)
            case .refused: refuse(parcel)
            case .saved, .first: break
            }
        }
        let saved = answers.dropFirst(parcels.count).map { if case .saved(true) = $0 { true } else { false } }
        self.life?.made = zip(life.made, saved).filter { !$0.1 }.map(\.0)
        trace.note("saved \(saved)")
    }

    /// One answer for each parcel, then one for each attempt.
    private func answers(to parcels: [Producers.Parcel], and made: [MadeAttempt], in life: Life) async -> [Answer] {
        let disk = disk
        disk.closeGate()
        let blocker = Blocker()
        return await withTaskExecutorPreference(Line()) {
            await withTaskGroup(of: (Int, Answer).self) { group in
                group.addTask {
                    // What it counts is nobody's; whether it fails is the disk's affair.
                    await life.intake.count("crowds", by: 1)
                    blocker.leave()
                    return (-1, .first)
                }
                while !disk.isWaitedFor, blocker.isThere { await Task.yield() }
                for (index, parcel) in parcels.enumerated() {
                    group.addTask { (index, await Self.answer(to: parcel, in: life.intake)) }
                }
                for (index, attempt) in made.enumerated() {
                    group.addTask { (parcels.count + index, await Self.save(attempt, in: life.triggerLoop)) }
                }
                // Behind all of them in the line, and behind what they do in the trigger loop.
                for _ in 0..<Self.turns { await Task.yield() }
                disk.openGate()
                var answers = [Answer](repeating: .refused, count: parcels.count + made.count)
                for await (index, answer) in group where index >= 0 { answers[index] = answer }
                return answers
            }
        }
    }

    private static func answer(to parcel: Producers.Parcel, in intake: Intake) async -> Answer {
        do throws(EmitError) {
            return .receipt(
                try await intake.emit(parcel.emission, source: parcel.source, eventName: parcel.eventName)
            )
        } catch {
            return .refused
        }
    }

    private static func save(_ attempt: MadeAttempt, in loop: TriggerLoop) async -> Answer {
        do { try await loop.save(attempt) } catch { return .saved(false) }
        return .saved(true)
    }
}
