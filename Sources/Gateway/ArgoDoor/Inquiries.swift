import Kubernetes

/// What strangers can make us ask the cluster: kept for a while, asked once for all who wait, and so many at a time.
actor Inquiries<Question: Hashable & Sendable, Answer: Sendable> {
    private typealias Outcome = Result<Answer, InquiryFailure>

    /// Answers are asked again so soon, as a right or a secret may be taken back.
    private let lifetime: Duration
    /// Whether who had this answer a moment ago need not wait for strangers.
    private let isWelcome: @Sendable (Answer) -> Bool
    private let ask: @Sendable (Question) async throws(KubernetesError) -> Answer
    private let clock = ContinuousClock()
    private var answers: [Question: (answer: Answer, until: ContinuousClock.Instant)] = [:]
    private var underWay: [Question: Task<Outcome, Never>] = [:]

    init(
        lifetime: Duration,
        isWelcome: @escaping @Sendable (Answer) -> Bool,
        ask: @escaping @Sendable (Question) async throws(KubernetesError) -> Answer
    ) {
        (self.lifetime, self.isWelcome, self.ask) = (lifetime, isWelcome, ask)
    }

    func answer(to question: Question) async throws(InquiryFailure) -> Answer {
        let known = answers[question]
        if let known, clock.now < known.until { return known.answer }
        if let same = underWay[question] { return try await same.value.get() }
        guard known.map({ isWelcome($0.answer) }) ?? false || underWay.count < InquiryLimits.maximumUnderWay else {
            throw .busy
        }
        // A task of its own, because whoever asked first may be cancelled while others wait for the answer.
        let task = Task { await asked(question) }
        underWay[question] = task
        let outcome = await task.value
        underWay[question] = nil
        let answer = try outcome.get()
        if answers.count >= InquiryLimits.maximumAnswers { answers = [:] }
        answers[question] = (answer, clock.now + lifetime)
        return answer
    }

    private nonisolated func asked(_ question: Question) async -> Outcome {
        do throws(KubernetesError) { return .success(try await ask(question)) } catch {
            return .failure(.unanswered(error))
        }
    }
}

/// Why there is no answer.
enum InquiryFailure: Error, Sendable {
    case unanswered(KubernetesError)
    /// More questions than `InquiryLimits.maximumUnderWay`.
    case busy
}

enum InquiryLimits {
    /// Answers that are kept; more begin anew.
    static let maximumAnswers = 1_000
    /// Questions at one time.
    static let maximumUnderWay = 16
    /// A caller who waits longer for the cluster sends again.
    static let patience = Duration.seconds(2)
}
