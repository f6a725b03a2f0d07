@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_16de2ad553bad72c2bfMu_() async throws -> Void {
  let $s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DeleteTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_7__localfMu_.`a finalizer keeps a deleted object until it is removed`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_25generatorde2ad553bad72c2bfMu_() async -> Testing.Test {
  return .__function(
  named: "`a finalizer keeps a deleted object until it is removed`()",
  in: DeleteTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a finalizer keeps a deleted object until it is removed",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/DeleteTests.swift", filePath: "/work/main/Tests/LocalClusterTests/DeleteTests.swift", line: 25, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_16de2ad553bad72c2bfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_24accessorde2ad553bad72c2bfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_25generatorde2ad553bad72c2bfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_33testContentRecordde2ad553bad72c2bfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_24accessorde2ad553bad72c2bfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:34:6-34:6
