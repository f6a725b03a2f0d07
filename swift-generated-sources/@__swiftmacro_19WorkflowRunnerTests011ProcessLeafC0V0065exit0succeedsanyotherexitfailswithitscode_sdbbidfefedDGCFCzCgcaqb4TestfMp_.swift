@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_16ade962977c4aa5d5fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_7__localfMu_.`exit 0 succeeds, any other exit fails with its code`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_25generatorade962977c4aa5d5fMu_() async -> Testing.Test {
  return .__function(
  named: "`exit 0 succeeds, any other exit fails with its code`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "exit 0 succeeds, any other exit fails with its code",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 10, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_16ade962977c4aa5d5fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_24accessorade962977c4aa5d5fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_25generatorade962977c4aa5d5fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_33testContentRecordade962977c4aa5d5fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_24accessorade962977c4aa5d5fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:20:6-20:6
