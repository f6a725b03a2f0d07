import EventData
import Testing

/// Every golden case answered as Argo Events answers it; prints `golden FILE: passed / total` and the sum.
@Suite struct GoldenTests {
    @Test func `every golden case is answered as Argo Events answers it`() throws {
        var sum = (passed: 0, total: 0)
        var failures: [String] = []
        var excepted: Set<String> = []
        for file in try GoldenFile.all() {
            var passed = 0
            for golden in file.cases {
                guard let problem = GoldenAnswer.problem(of: golden) else {
                    passed += 1
                    continue
                }
                if GoldenExceptions.reasons[golden.id] != nil {
                    excepted.insert(golden.id)
                } else {
                    failures.append("\(golden.id): \(problem)")
                    print("golden differs: \(golden.id): \(problem.prefix(600))")
                }
            }
            print("golden \(file.name): \(passed) / \(file.cases.count)")
            sum = (sum.passed + passed, sum.total + file.cases.count)
        }
        print("golden in all: \(sum.passed) / \(sum.total), \(excepted.count) different for a reason")
        #expect(sum.total > 0)
        #expect(failures == [])
        #expect(excepted.count * 100 <= sum.total, "more than 1 % of the cases differ")
    }

    @Test func `every exception is a case that really differs`() throws {
        let cases = try GoldenFile.all().flatMap(\.cases)
        let known = Set(cases.map(\.id))
        let needless = cases.filter {
            GoldenExceptions.reasons[$0.id] != nil && GoldenAnswer.problem(of: $0) == nil
        }
        #expect(needless.map(\.id) == [])
        // Another directory need not have them.
        guard !GoldenFile.isElsewhere else { return }
        #expect(GoldenExceptions.reasons.keys.filter { !known.contains($0) }.sorted() == [])
    }
}
