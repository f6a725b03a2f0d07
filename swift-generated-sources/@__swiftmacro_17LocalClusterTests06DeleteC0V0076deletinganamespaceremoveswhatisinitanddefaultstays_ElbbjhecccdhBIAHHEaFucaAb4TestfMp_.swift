@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_17Z1b1266d3ff174be6fMu_() async throws -> Void {
  let $s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DeleteTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_7__localfMu_.`deleting a namespace removes what is in it, and default stays`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_25generator1b1266d3ff174be6fMu_() async -> Testing.Test {
  return .__function(
  named: "`deleting a namespace removes what is in it, and default stays`()",
  in: DeleteTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "deleting a namespace removes what is in it, and default stays",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/DeleteTests.swift", filePath: "/work/main/Tests/LocalClusterTests/DeleteTests.swift", line: 46, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_17Z1b1266d3ff174be6fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_24accessor1b1266d3ff174be6fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_25generator1b1266d3ff174be6fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_33testContentRecord1b1266d3ff174be6fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_24accessor1b1266d3ff174be6fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:57:6-57:6
