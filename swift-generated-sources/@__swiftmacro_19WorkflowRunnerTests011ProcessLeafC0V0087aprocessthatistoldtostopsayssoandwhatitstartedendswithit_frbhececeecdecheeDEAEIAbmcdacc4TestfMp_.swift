@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_16f02fecf1518fec69fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_7__localfMu_.`a process that is told to stop says so, and what it started ends with it`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_25generatorf02fecf1518fec69fMu_() async -> Testing.Test {
  return .__function(
  named: "`a process that is told to stop says so, and what it started ends with it`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a process that is told to stop says so, and what it started ends with it",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 197, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_16f02fecf1518fec69fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_24accessorf02fecf1518fec69fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_25generatorf02fecf1518fec69fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_33testContentRecordf02fecf1518fec69fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0087aprocessthatistoldtostopsayssoandwhatitstartedendswithit_frbhececeecdecheeDEAEIAbmcdacc4TestfMp_24accessorf02fecf1518fec69fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:210:6-210:6
