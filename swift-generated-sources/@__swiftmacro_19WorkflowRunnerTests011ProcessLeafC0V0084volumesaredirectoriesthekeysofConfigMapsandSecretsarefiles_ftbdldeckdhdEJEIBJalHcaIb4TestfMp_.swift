@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_17Z3eb03698f8e9c769fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_7__localfMu_.`volumes are directories, the keys of ConfigMaps and Secrets are files`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_25generator3eb03698f8e9c769fMu_() async -> Testing.Test {
  return .__function(
  named: "`volumes are directories, the keys of ConfigMaps and Secrets are files`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "volumes are directories, the keys of ConfigMaps and Secrets are files",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 152, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_17Z3eb03698f8e9c769fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_24accessor3eb03698f8e9c769fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_25generator3eb03698f8e9c769fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_33testContentRecord3eb03698f8e9c769fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0084volumesaredirectoriesthekeysofConfigMapsandSecretsarefiles_ftbdldeckdhdEJEIBJalHcaIb4TestfMp_24accessor3eb03698f8e9c769fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:180:6-180:6
