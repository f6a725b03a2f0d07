@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_16e926855c9dfaa1eefMu_() async throws -> Void {
  let $s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PublicExampleTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_7__localfMu_.`every public example that needs no cluster ends as it promises`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_25generatore926855c9dfaa1eefMu_() async -> Testing.Test {
  return .__function(
  named: "`every public example that needs no cluster ends as it promises`()",
  in: PublicExampleTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "every public example that needs no cluster ends as it promises",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/PublicExampleTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/PublicExampleTests.swift", line: 66, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_16e926855c9dfaa1eefMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_24accessore926855c9dfaa1eefMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_25generatore926855c9dfaa1eefMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_33testContentRecorde926855c9dfaa1eefMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests013PublicExampleC0V0075everypublicexamplethatneedsnoclusterendsasitpromises_vnbghefcheccGHGAJFaBba4TestfMp_24accessore926855c9dfaa1eefMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/PublicExampleTests.swift:105:6-105:6
