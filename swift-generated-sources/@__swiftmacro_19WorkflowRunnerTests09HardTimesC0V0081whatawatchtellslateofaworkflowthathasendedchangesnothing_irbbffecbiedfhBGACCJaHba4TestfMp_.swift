@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_17Z7686e63ca2ada18efMu_() async throws -> Void {
  let $s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(HardTimesTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_7__localfMu_.`what a watch tells late of a workflow that has ended changes nothing`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_25generator7686e63ca2ada18efMu_() async -> Testing.Test {
  return .__function(
  named: "`what a watch tells late of a workflow that has ended changes nothing`()",
  in: HardTimesTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "what a watch tells late of a workflow that has ended changes nothing",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/HardTimesTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift", line: 64, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_17Z7686e63ca2ada18efMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_24accessor7686e63ca2ada18efMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_25generator7686e63ca2ada18efMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_33testContentRecord7686e63ca2ada18efMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests09HardTimesC0V0081whatawatchtellslateofaworkflowthathasendedchangesnothing_irbbffecbiedfhBGACCJaHba4TestfMp_24accessor7686e63ca2ada18efMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:82:6-82:6
