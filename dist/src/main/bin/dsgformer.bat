@echo off
rem dsgformer: finds a JDK and starts the command; lib\dsgformer\launch.sh is the same for other systems.
rem Needs a JDK 17 or newer (JAVA_HOME, else the PATH).
rem DSGFORMER_JAVA_OPTS adds options for the JVM, such as -Xmx8g; they win over those that are chosen here.
setlocal EnableExtensions DisableDelayedExpansion
set "PARTS=%~dp0..\lib\dsgformer"
for %%J in ("%PARTS%\dsgformer-cli-*.jar") do (
    set "JAR=%%~fJ"
    set "EDITION=%%~zJ"
)

set "JAVA=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "BUILD="
set "VERSION="
for /f "tokens=1,2 delims==" %%A in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version" /c:"java.runtime.version"') do call :property %%A %%B
if not defined VERSION (
    echo dsgformer: needs a JDK 17 or newer; install one or set JAVA_HOME to it>&2
    exit /b 1
)
if %VERSION% LSS 17 (
    echo dsgformer: needs a JDK 17 or newer, "%JAVA%" is Java %VERSION%; install one or set JAVA_HOME to it>&2
    exit /b 1
)

set "COMMAND="
set "LIMIT="
:read
set "ARGUMENT=%~1"
if not defined ARGUMENT goto read_all
if "%ARGUMENT%"=="--max-memory" (
    set "LIMIT=%~2"
    shift
) else if not "%ARGUMENT:~0,1%"=="-" (
    if not defined COMMAND set "COMMAND=%ARGUMENT%"
)
shift
goto read
:read_all
rem Else from the environment. The command reads a limit in dsgformer.yaml too, but that does not change the heap.
if not defined LIMIT if "%COMMAND%"=="deblur" set "LIMIT=%DSGFORMER_DEBLUR_MAX_MEMORY%"
if not defined LIMIT if "%COMMAND%"=="eval" set "LIMIT=%DSGFORMER_EVAL_MAX_MEMORY%"
if not defined LIMIT if "%COMMAND%"=="serve" set "LIMIT=%DSGFORMER_SERVE_MAX_MEMORY%"
if not defined LIMIT set "LIMIT=%DSGFORMER_MAX_MEMORY%"

rem The JVM needs 160 MB beside its heap; see lib\dsgformer\launch.sh.
set "HEAP=-Xms32m -XX:MaxNewSize=32m -XX:MaxRAMPercentage=70"
set "MIB="
set "MOST=0"
if defined LIMIT call :mebibytes "%LIMIT%"
if defined MIB set /a "MOST=MIB-160"
if defined MIB if %MOST% LSS 64 set "MOST=64"
if defined MIB set "HEAP=-Xms32m -XX:MaxNewSize=32m -Xmx%MOST%m"
echo "%DSGFORMER_JAVA_OPTS%" | findstr /r /c:"-XX:+Use.*GC" >nul || set "HEAP=-XX:+UseSerialGC %HEAP%"
if "%COMMAND%"=="train" set "HEAP="
if "%COMMAND%"=="data" set "HEAP="

set START=-jar "%JAR%"
set "ALL=%JAR%;%PARTS%\bench\*;%PARTS%\server\*"
if "%COMMAND%"=="" set START=-cp "%ALL%" dsgformer.cli.Main
for %%C in (completion manual) do if "%COMMAND%"=="%%C" set START=-cp "%ALL%" dsgformer.cli.Main
if "%COMMAND%"=="bench" set START=-cp "%JAR%;%PARTS%\bench\*" dsgformer.cli.Main
rem The jar's manifest has this export, but it applies only to -jar.
if "%COMMAND%"=="serve" set START=--add-exports=java.base/jdk.internal.module=ALL-UNNAMED -cp "%JAR%;%PARTS%\server\*" dsgformer.cli.Main

rem Fast starts: an archive of the command's classes, made once by the JVM that will use it.
set "CACHE=%LOCALAPPDATA%\dsgformer"
set "ARCHIVE=%CACHE%\launcher-%EDITION%-%BUILD%.jsa"
if not exist "%ARCHIVE%" if not exist "%ARCHIVE%.failed" call :make_archive
set "SHARED="
if exist "%ARCHIVE%" set SHARED="-XX:SharedArchiveFile=%ARCHIVE%" "-Xlog:cds*=off"
if defined SHARED if %VERSION% GEQ 24 set SHARED=%SHARED% "-Xlog:aot*=off"

"%JAVA%" "@%PARTS%\jvm.options" %HEAP% %DSGFORMER_JAVA_OPTS% %SHARED% %START% %*
exit /b %ERRORLEVEL%

rem Sets VERSION or BUILD: %1 is a property's name, %2 its value.
:property
if "%~1"=="java.specification.version" set "VERSION=%~2"
if "%~1"=="java.runtime.version" set "BUILD=%~2"
exit /b 0

rem Sets MIB to what %1, such as 512m, is in MiB; to nothing if it is invalid, which the command then reports.
:mebibytes
set "MIB="
set "AMOUNT=%~1"
for %%U in (GiB GB G) do call set "AMOUNT=%%AMOUNT:%%U=g%%"
for %%U in (MiB MB M) do call set "AMOUNT=%%AMOUNT:%%U=m%%"
echo %AMOUNT%| findstr /r /x "[0-9][0-9]*[gm]" >nul || exit /b 0
set "MIB=%AMOUNT:~0,-1%"
if "%AMOUNT:~-1%"=="g" set /a "MIB=MIB*1024"
exit /b 0

:make_archive
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
if not exist "%CACHE%" exit /b 0
set "REHEARSAL=%CACHE%\rehearsal-%RANDOM%"
mkdir "%REHEARSAL%" || exit /b 0
echo dsgformer: preparing fast starts with this JDK, once ...>&2
pushd "%REHEARSAL%"
"%JAVA%" -Djava.awt.headless=true "-XX:DumpLoadedClassList=classes" -jar "%JAR%" deblur "%PARTS%\rehearsal.png" "%PARTS%\rehearsal.jpg" -o "photos/" >nul 2>&1
"%JAVA%" -Djava.awt.headless=true -XX:+UseG1GC -Xshare:dump "-XX:SharedClassListFile=classes" "-XX:SharedArchiveFile=archive" -jar "%JAR%" >nul 2>&1
if exist archive (move /y archive "%ARCHIVE%" >nul 2>&1) else (type nul >"%ARCHIVE%.failed")
popd
rmdir /s /q "%REHEARSAL%"
exit /b 0
