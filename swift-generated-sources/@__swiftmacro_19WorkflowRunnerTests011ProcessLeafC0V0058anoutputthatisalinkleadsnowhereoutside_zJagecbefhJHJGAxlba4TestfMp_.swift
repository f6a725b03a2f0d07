@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_16fce36d0107c81952fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_7__localfMu_.`an output that is a link leads nowhere outside`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_25generatorfce36d0107c81952fMu_() async -> Testing.Test {
  return .__function(
  named: "`an output that is a link leads nowhere outside`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an output that is a link leads nowhere outside",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 95, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_16fce36d0107c81952fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_24accessorfce36d0107c81952fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_25generatorfce36d0107c81952fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_33testContentRecordfce36d0107c81952fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_24accessorfce36d0107c81952fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:110:6-110:6
