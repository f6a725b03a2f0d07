@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_16ce0e6b682a915a53fMu_() async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_7__localfMu_.`a port in use is an error that names it and what to do`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_25generatorce0e6b682a915a53fMu_() async -> Testing.Test {
  return .__function(
  named: "`a port in use is an error that names it and what to do`()",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a port in use is an error that names it and what to do",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 98, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_16ce0e6b682a915a53fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_24accessorce0e6b682a915a53fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_25generatorce0e6b682a915a53fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_33testContentRecordce0e6b682a915a53fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_24accessorce0e6b682a915a53fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:110:6-110:6
