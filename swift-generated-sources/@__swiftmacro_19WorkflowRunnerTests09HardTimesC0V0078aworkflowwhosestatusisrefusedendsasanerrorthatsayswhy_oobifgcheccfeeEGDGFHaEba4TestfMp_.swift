@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_16ee149f99bdf0233dfMu_() async throws -> Void {
  let $s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(HardTimesTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_7__localfMu_.`a workflow whose status is refused ends as an error that says why`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_25generatoree149f99bdf0233dfMu_() async -> Testing.Test {
  return .__function(
  named: "`a workflow whose status is refused ends as an error that says why`()",
  in: HardTimesTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a workflow whose status is refused ends as an error that says why",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/HardTimesTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift", line: 42, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_16ee149f99bdf0233dfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_24accessoree149f99bdf0233dfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_25generatoree149f99bdf0233dfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_33testContentRecordee149f99bdf0233dfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests09HardTimesC0V0078aworkflowwhosestatusisrefusedendsasanerrorthatsayswhy_oobifgcheccfeeEGDGFHaEba4TestfMp_24accessoree149f99bdf0233dfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:62:6-62:6
