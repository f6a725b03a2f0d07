@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_17Z6d4c28377be0411ffMu_() async throws -> Void {
  let $s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CronControllerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_7__localfMu_.`ticks make workflows that run, the old ones go, and with the cron all of them`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_25generator6d4c28377be0411ffMu_() async -> Testing.Test {
  return .__function(
  named: "`ticks make workflows that run, the old ones go, and with the cron all of them`()",
  in: CronControllerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "ticks make workflows that run, the old ones go, and with the cron all of them",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/CronControllerTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/CronControllerTests.swift", line: 15, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_17Z6d4c28377be0411ffMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_24accessor6d4c28377be0411ffMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_25generator6d4c28377be0411ffMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_33testContentRecord6d4c28377be0411ffMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests014CronControllerC0V0093ticksmakeworkflowsthatruntheoldonesgoandwiththecronallofthem_GubejedddecdededcCFHEADbqaDCBbhc4TestfMp_24accessor6d4c28377be0411ffMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/CronControllerTests.swift:54:6-54:6
